import { describe, expect, it } from 'vitest'
import { parseHtml } from '../../../src/wire/html'
import { blocksOf } from '../../../src/wire/formats/markup'
import { picturesIn } from '../../../src/wire/formats/pictures'
import { WireError } from '../../../src/wire/errors'
import { parseXml } from '../../../src/wire/xml'
import { randomFrom } from '../random'

const blocks = (markup: string) => blocksOf(parseXml(`<body>${markup}</body>`))
const texts = (markup: string) => blocks(markup).blocks.map(({ text }) => text)

describe('paragraphs', () => {
  it('have the white space of markup, and keep no-break spaces', () => {
    expect(texts('<p>\n One\t two \r\n three\u00a0</p>')).toEqual(['One two three\u00a0'])
  })

  it('are made of text that stands outside them, in order', () => {
    expect(texts('One <b>two</b><p>three</p>four<div>five<p>six</p>seven</div>eight')).toEqual([
      'One two',
      'three',
      'four',
      'five',
      'six',
      'seven',
      'eight',
    ])
  })

  it('vanish when they are empty, and so do empty elements in them', () => {
    expect(blocks('<p/><p> </p><h2><b/></h2><p>One<em/> <i> </i>two</p>').blocks).toEqual([
      { type: 'paragraph', text: 'One two', line: 1 },
    ])
  })

  it('have the line on which they begin', () => {
    expect(blocks('\n<p>One</p>\n<h2>Two</h2>\nThree\n<p>\nFour</p>').blocks.map(({ line }) => line)).toEqual(
      [2, 3, 3, 5],
    )
  })

  it('end at two line breaks; one is a space', () => {
    expect(texts('<p>One<br/>two<br/> <br/>three</p>')).toEqual(['One two', 'three'])
  })

  it('are not made of scripts, styles or comments', () => {
    expect(texts('<p>One<script>no()</script><style>p{}</style><!-- no --> two</p>')).toEqual(['One two'])
  })

  it('and subheads are told apart', () => {
    expect(blocks('<hl2>A</hl2><h1>B</h1><h6>C</h6><p>D</p>').blocks.map(({ type }) => type)).toEqual([
      'subhead',
      'subhead',
      'subhead',
      'paragraph',
    ])
  })
})

describe('marks', () => {
  const marked = (markup: string) =>
    blocks(markup).blocks.map(({ text, marks = [] }) =>
      marks.map((mark) => [mark.kind, text.slice(mark.from, mark.to)]),
    )

  it('cover exactly the words of their element', () => {
    expect(marked('<p> a <b> bold </b>b<i>c</i> <strong>d <em>e</em></strong></p>')).toEqual([
      [
        ['bold', 'bold'],
        ['italic', 'c'],
        ['bold', 'd e'],
        ['italic', 'e'],
      ],
    ])
  })

  it('go on in the next paragraph if their element does', () => {
    expect(marked('<b><p>One</p><p>two</p></b>')).toEqual([[['bold', 'One']], [['bold', 'two']]])
  })

  it('link to web and mail addresses, to nothing else', () => {
    const { blocks: read } = blocks(
      '<p><a href=" https://example.com/a ">one</a> <a href="javascript:no()">two</a> <a href="/x">three</a> <a>four</a></p>',
    )
    expect(read).toEqual([
      {
        type: 'paragraph',
        text: 'one two three four',
        line: 1,
        marks: [{ kind: 'link', url: 'https://example.com/a', from: 0, to: 3 }],
      },
    ])
  })
})

describe('structures that are not supported', () => {
  it.each([
    ['list', '<ul><li>a<ol><li>b</li></ol></li><li><p>c</p>d</li></ul>', ['a', 'b', 'c', 'd']],
    ['definition list', '<dl><dt>a</dt><dd>b</dd></dl>', ['a', 'b']],
    [
      'quote with its credit',
      '<bq><block><p>a</p><h2>b</h2></block><credit>c</credit></bq>',
      ['a', 'b', 'c'],
    ],
    [
      'table',
      '<table><caption>a</caption><thead><tr><th>b</th><th><p>c</p><p>d</p></th></tr></thead><tr><td/><td>e</td></tr><tr><td> </td><td/></tr></table>',
      ['a', 'b | c d', '| e'],
    ],
    [
      'table in a table',
      '<table><tr><td>a<table><tr><td>b</td></tr></table></td><td>c</td></tr></table>',
      ['a b | c'],
    ],
    [
      'figure with a table',
      '<figure><table><tr><td>a</td></tr></table><figcaption>b</figcaption></figure>',
      ['a', 'b'],
    ],
    ['preformatted text', '<pre>a   1\n  <b>b</b>   2 \n\n</pre>', ['a   1', '  b   2']],
    ['footnote', '<fn><p>a</p></fn>', ['a']],
  ])('leave their text and one finding: a %s', (_what, markup, expected) => {
    const read = blocks(`\n${markup}`)
    expect(read.blocks.map(({ text }) => text)).toEqual(expected)
    expect(read.findings.map(({ code, line }) => [code, line])).toEqual([['unsupported-markup', 2]])
  })

  it('of the same kind are reported each', () => {
    expect(blocks('<ul><li>a</li></ul>\n<ul><li>b</li></ul>').findings.map(({ line }) => line)).toEqual([
      1, 2,
    ])
  })

  it('a line between parts is none', () => {
    expect(blocks('<p>a</p><hr/><p>b</p>')).toMatchObject({
      findings: [],
      blocks: [{ text: 'a' }, { text: 'b' }],
    })
  })
})

describe('pictures', () => {
  it('are not body text, nor are their captions', () => {
    const markup =
      '<p>a</p><figure><div><img src="https://example.com/x.jpg" alt="A boat" width="10" height="20px"/></div><figcaption>b <b>c</b></figcaption></figure><p>d<img src="y"/></p>'
    expect(texts(markup)).toEqual(['a', 'd'])
    expect(picturesIn(parseXml(`<body>${markup}</body>`)).pictures).toMatchObject([
      { href: 'https://example.com/x.jpg', alt: 'A boat', width: 10, height: 20, caption: 'b c' },
      { href: 'y', caption: '', alt: '' },
    ])
  })
})

describe('HTML', () => {
  it('is read however broken it is, with its lines', () => {
    const { blocks: read } = blocksOf(
      parseHtml(
        '<!doctype html><title>no</title><p>One &eacute;\n<p>two <b>three<p>four</b> five<td>six',
        10,
      ),
    )
    expect(read.map(({ text, line }) => [text, line])).toEqual([
      ['One é', 10],
      ['two three', 11],
      ['four fivesix', 11],
    ])
  })

  it.each(['<div>', '<b>', '<p><b>', '<table><tr><td>', '<table><div>', '<a><table>', '<ul><li>'])(
    '%s nested 20,000 deep comes to an end',
    (tag) => {
      try {
        blocksOf(parseHtml(`${tag.repeat(20_000)}word`))
      } catch (error) {
        if (!(error instanceof WireError)) throw error
        expect(error.code).toBe('too-complex')
      }
    },
  )
})

describe('whatever markup arrives', () => {
  const NAMES = ['p', 'div', 'b', 'em', 'a', 'h2', 'ul', 'li', 'table', 'tr', 'td', 'pre', 'bq', 'span', 'q']

  it('no word is lost, moved or repeated, and marks lie within their text', () => {
    const random = randomFrom(11)
    for (let round = 0; round < 1500; round++) {
      let words = 0
      const build = (depth: number): string =>
        Array.from({ length: random.below(4) }, () => {
          if (depth === 0 || random.below(3) === 0) return `${random.pick(['', ' ', '\n'])}w${words++} `
          const name = random.pick(NAMES)
          const href = name === 'a' ? ' href="https://example.com"' : ''
          return `<${name}${href}>${build(depth - 1)}</${name}>${random.pick(['', '<br/>', '<hr/>', '<em/>'])}`
        }).join('')
      const read = blocks(build(5))
      const found = read.blocks.flatMap(({ text }) => text.split(/[\s|]+/)).filter(Boolean)
      expect(found).toEqual(Array.from({ length: words }, (_, at) => `w${at}`))
      for (const { text, marks = [] } of read.blocks) {
        for (const { from, to } of marks) {
          expect(from).toBeGreaterThanOrEqual(0)
          expect(to).toBeGreaterThan(from)
          expect(to).toBeLessThanOrEqual(text.length)
        }
      }
    }
  })
})
