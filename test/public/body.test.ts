import { describe, expect, it } from 'vitest'

import { renderBodyHTML } from '../../src/public/body/html'
import { toBody } from '../../src/public/body/nodes'
import { renderBodyText } from '../../src/public/body/text'
import { storedAddress } from '../../src/public/picture'
import { elementsOf } from '../support/wellFormed'
import { block, HOSTILE, link, paragraph, picture, richText, shown, words, type StoredNode } from './story'

const html = (...nodes: StoredNode[]) => renderBodyHTML(toBody(richText(...nodes), storedAddress))
const text = (...nodes: StoredNode[]) => renderBodyText(toBody(richText(...nodes), storedAddress))
const item = (...children: StoredNode[]) => block('listitem', children, { value: 1 })
const list = (listType: string, ...children: StoredNode[]) => block('list', children, { listType, tag: 'ul' })

it('keeps a power and a formula apart from other digits in a text', () => {
  expect(
    text(
      paragraph(
        words('10'),
        words('−6', 64),
        words(' t of CO'),
        words('2', 32),
        words(' on the 2'),
        words('nd', 64),
      ),
    ),
  ).toBe('10⁻⁶ t of CO₂ on the 2nd')
})

describe('a body as HTML', () => {
  it.each<[what: string, nodes: StoredNode[], expected: string]>([
    ['a paragraph', [paragraph(words('One & two.'))], '<p>One &amp; two.</p>'],
    ['an empty paragraph', [paragraph(), paragraph(words('  '))], ''],
    [
      'bold and italic',
      [paragraph(words('so', 1), words('very', 3))],
      '<p><strong>so</strong><strong><em>very</em></strong></p>',
    ],
    [
      'powers and formulas',
      [paragraph(words('10'), words('6', 64), words(' t CO'), words('2', 32), words(' b', 64 | 1))],
      '<p>10<sup>6</sup> t CO<sub>2</sub><strong><sup> b</sup></strong></p>',
    ],
    ['other formats as plain words', [paragraph(words('struck', 4 | 16))], '<p>struck</p>'],
    [
      'subheads',
      [block('heading', [words('Sub')], { tag: 'h2' }), block('heading', [words('Sub')], { tag: 'h6' })],
      '<h2>Sub</h2>\n<h3>Sub</h3>',
    ],
    [
      'a line break',
      [paragraph(words('a'), { type: 'linebreak', version: 1 }, words('b'))],
      '<p>a<br />b</p>',
    ],
    ['a block quote', [block('quote', [words('Said.')])], '<blockquote><p>Said.</p></blockquote>'],
    ['a list', [list('bullet', item(words('a')), item(words('b')))], '<ul><li>a</li><li>b</li></ul>'],
    [
      'a list within a list',
      [list('bullet', item(words('a')), item(list('number', item(words('b')))))],
      '<ul><li>a<ol><li>b</li></ol></li></ul>',
    ],
    [
      'a list that goes on',
      [block('list', [item(words('c'))], { listType: 'number', start: 3 })],
      '<ol start="3"><li>c</li></ol>',
    ],
    [
      'a link',
      [paragraph(link('https://a.example/?b=1&c=2', words('here')))],
      '<p><a href="https://a.example/?b=1&amp;c=2" rel="noopener">here</a></p>',
    ],
    [
      'a mail link',
      [paragraph(link('mailto:desk@a.example', words('write')))],
      '<p><a href="mailto:desk@a.example">write</a></p>',
    ],
    [
      'a link within a link',
      [paragraph(link('https://a.example', link('https://b.example', words('here'))))],
      '<p><a href="https://b.example/" rel="noopener">here</a></p>',
    ],
    [
      'nothing of unknown nodes',
      [{ type: 'iframe', src: 'https://evil.example' }, block('table', [words('x')])],
      '',
    ],
    [
      'nothing of what is no node',
      [null, 7, {}, { type: 3 }].map((node) => node as unknown as StoredNode),
      '',
    ],
  ])('has %s', (_what, nodes, expected) => {
    const markup = html(...nodes)
    expect(markup).toBe(expected)
    elementsOf(markup)
  })

  it.each([
    'javascript:alert(1)',
    ' java\nscript:alert(1)',
    'data:text/html,x',
    'vbscript:x',
    '//evil.example',
    '/relative',
    'ftp://a.example',
    'file:///etc/passwd',
    '',
  ])('leaves the words of a link to %j', (url) =>
    expect(html(paragraph(link(url, words('here'))))).toBe('<p>here</p>'),
  )

  it('shows a picture with its sizes of the same shape, alt text, caption and credit', () => {
    const [figure, img] = elementsOf(html(shown(picture())))
    expect(figure?.name).toBe('figure')
    expect(img?.attributes).toMatchObject({
      src: '/api/media/file/harbour.jpg',
      srcset: '/api/media/file/c.jpg 768w, /api/media/file/harbour.jpg 1600w',
      alt: 'A harbour at dusk',
      width: '1600',
      height: '800',
      loading: 'lazy',
    })
    expect(html(shown(picture()))).toContain(
      '<figcaption><span class="caption">The harbour.</span> <span class="credit">AP Photo/Jane Doe</span></figcaption>',
    )
  })

  it('puts no block into a paragraph', () => {
    expect(html(paragraph(words('before'), shown(picture({ sizes: {} })), words('after')))).toMatch(
      /^<p>before<\/p>\n<figure>.*<\/figure>\n<p>after<\/p>$/,
    )
  })

  it.each(HOSTILE)('is inert with %j in every place', (hostile) => {
    const markup = html(
      paragraph(
        words(hostile, 3),
        link(hostile, words(hostile)),
        link(`https://a.example/${hostile}`, words('x')),
      ),
      block('heading', [words(hostile)], { tag: hostile }),
      list(hostile, item(words(hostile))),
      shown(
        picture({
          alt: hostile,
          caption: hostile,
          credit: hostile,
          url: `/api/${hostile}`,
          mimeType: hostile,
        }),
      ),
    )
    for (const { name, attributes } of elementsOf(markup)) {
      expect(['p', 'strong', 'em', 'a', 'h3', 'ul', 'li', 'figure', 'img', 'figcaption', 'span']).toContain(
        name,
      )
      for (const attribute of Object.keys(attributes)) {
        expect([
          'href',
          'rel',
          'src',
          'srcset',
          'sizes',
          'alt',
          'width',
          'height',
          'loading',
          'decoding',
          'class',
        ]).toContain(attribute)
      }
      if (attributes.href) expect(attributes.href).toMatch(/^https:\/\/a\.example\//)
    }
  })
})

describe('a body as text', () => {
  it('has a line for each paragraph, subhead and item', () => {
    expect(
      text(
        block('heading', [words('Sub')], { tag: 'h2' }),
        paragraph(words('One '), link('https://a.example', words('two'))),
        paragraph(),
        list('bullet', item(words('a')), item(list('number', item(words('b'))))),
        shown(picture()),
        block('quote', [words('Said.')]),
      ),
    ).toBe('Sub\nOne two\na\nb\nSaid.')
  })
})
