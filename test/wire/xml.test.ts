import { describe, expect, it } from 'vitest'
import { WireError } from '../../src/wire/errors'
import { childOf, childrenOf, collapse, descendantsOf, parseXml, rawTextIn, textIn } from '../../src/wire/xml'

const refusalOf = (text: string): WireError => {
  try {
    parseXml(text)
  } catch (error) {
    if (error instanceof WireError) return error
    throw error
  }
  throw new Error('The XML was read')
}

describe('a whole document', () => {
  it('is its root element, with local names and the lines of the start tags', () => {
    const root = parseXml(
      '<?xml version="1.0"?>\n<n:nitf xmlns:n="urn:x"\n  xml:lang="en">\n<n:body\n  id="b">Text</n:body></n:nitf>\n',
    )
    expect(root).toMatchObject({ name: 'nitf', line: 2, attributes: { lang: 'en' } })
    expect(childOf(root, 'body')).toEqual({
      name: 'body',
      attributes: { id: 'b' },
      children: ['Text'],
      line: 4,
    })
  })

  it('keeps text around comments, processing instructions and CDATA in one piece', () => {
    const root = parseXml('<p>One <!-- no -->two<?target no?> &amp; <![CDATA[<three>]]></p>')
    expect(root.children).toEqual(['One two & <three>'])
  })

  it('knows numbers and the names of HTML 4, in text and in attributes', () => {
    const root = parseXml('<p a="caf&eacute; &#x201C;">&ldquo;&#8212;&euro;&rdquo; &apos;&quot;</p>')
    expect(root.attributes.a).toBe('café “')
    expect(textIn(root)).toBe('“—€” \'"')
  })

  it('may have a byte order mark, line ends of any system and characters beyond the first plane', () => {
    const padding = 'x'.repeat(65_535 - '<p>'.length)
    expect(parseXml('\uFEFF<p>a\r\nb\rc</p>').children).toEqual(['a\nb\nc'])
    expect(textIn(parseXml(`<p>${padding}😀</p>`))).toBe(`${padding}😀`)
  })

  it('may have a document type without declarations, whatever its identifiers are', () => {
    for (const doctype of [
      '<!DOCTYPE nitf>',
      '<!DOCTYPE nitf SYSTEM "nitf-3-4.dtd">',
      '<!DOCTYPE nitf PUBLIC "-//IPTC//DTD NITF [3.4]//EN" "nitf.dtd">',
    ])
      expect(parseXml(`${doctype}<nitf/>`).name).toBe('nitf')
  })
})

describe('what is refused', () => {
  it.each([
    ['in its root', '<nitf><body>Half a st'],
    ['in a tag', '<nitf><body cla'],
    ['in an attribute', '<nitf><body class="ma'],
    ['in a closing tag', '<nitf></ni'],
    ['in a comment', '<nitf><!-- a'],
    ['in CDATA', '<nitf><![CDATA[ a'],
    ['in an entity', '<nitf>&am'],
    ['before its root', '<?xml version="1.0"?>'],
    ['in its declaration', '<?xml vers'],
    ['in its document type', '<!DOCTYPE nitf [<!ENTITY a "b">'],
    ['after its root', '<nitf/><!-- a'],
  ])('a document cut off %s is truncated', (_where, text) => {
    expect(refusalOf(text).code).toBe('truncated')
  })

  it.each([
    ['tags that do not match', '<a>\n<b></a>', 2],
    ['an unknown entity', '<a>\n&nosuch;</a>', 2],
    ["an entity named like an object's property", '<a>&constructor;&toString;&__proto__;</a>', 1],
    ['a second root', '<a/>\n<b/>', 2],
    ['text after the root', '<a/>\nmore', 2],
    ['an attribute twice', '<a b="1" b="2"/>', 1],
    ['an attribute without quotes', '<a b=1/>', 1],
    ['a control character', '<a>\u0001</a>', 1],
    ['a control character of XML 1.1', '<?xml version="1.1"?>\n<a>&#1;</a>', 2],
    ['no element', 'BC-US--Harbour', 1],
    ['nothing', '', 1],
  ])('%s is malformed', (_what, text, line) => {
    expect(refusalOf(text)).toMatchObject({ code: 'malformed', line })
  })

  it('a document that is broken before it ends is malformed, not truncated', () => {
    expect(refusalOf('<a><b></c><d>').code).toBe('malformed')
  })

  it('entities that the document declares, without expanding them', () => {
    const laughs = Array.from(
      { length: 20 },
      (_, at) => `<!ENTITY l${at + 1} "${`&l${at};`.repeat(10)}">`,
    ).join('')
    const bomb = `<!DOCTYPE x [<!ENTITY l0 "ha">${laughs}]>\n<x>&l20;</x>`
    expect(refusalOf(bomb).code).toBe('forbidden-doctype')
    expect(refusalOf('<!DOCTYPE x [<!ENTITY f SYSTEM "file:///etc/passwd">]><x>&f;</x>').code).toBe(
      'forbidden-doctype',
    )
  })

  it.each([
    ['elements 20,000 deep', `${'<a>'.repeat(20_000)}${'</a>'.repeat(20_000)}`],
    ['elements 201 deep', `${'<a>'.repeat(201)}${'</a>'.repeat(201)}`],
    ['half a million elements', `<r>${'<a/>'.repeat(500_001)}</r>`],
    ['201 attributes', `<a ${Array.from({ length: 201 }, (_, at) => `a${at}="1"`).join(' ')}/>`],
  ])('%s', (_what, text) => {
    expect(refusalOf(text).code).toBe('too-complex')
  })

  it('not 200 levels', () => {
    expect(parseXml(`${'<a>'.repeat(200)}${'</a>'.repeat(200)}`).name).toBe('a')
  })
})

describe('parts of a document', () => {
  const root = parseXml('<r><a n="1"> One\n\t<b>two</b></a><c><a n="2">three</a></c></r>')

  it('are found by name: children, paths, descendants in order', () => {
    expect(childrenOf(root, 'a').map(({ attributes }) => attributes.n)).toEqual(['1'])
    expect(childOf(root, 'c', 'a')?.attributes.n).toBe('2')
    expect(childOf(root, 'c', 'b')).toBeUndefined()
    expect(descendantsOf(root, 'a', 'b').map(({ name }) => name)).toEqual(['a', 'b', 'a'])
  })

  it('give their text, verbatim and collapsed; a no-break space stays', () => {
    expect(rawTextIn(childOf(root, 'a'))).toBe(' One\n\ttwo')
    expect(textIn(root)).toBe('One twothree')
    expect(collapse(' \u00a0 a \n b\u00a0')).toBe('\u00a0 a b\u00a0')
  })

  it('are found among very many', () => {
    expect(descendantsOf(parseXml(`<r><s>${'<a/>'.repeat(400_000)}</s></r>`), 'a')).toHaveLength(400_000)
  })
})
