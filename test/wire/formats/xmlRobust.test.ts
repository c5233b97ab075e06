import { describe, expect, it } from 'vitest'
import type { Copy } from '../../../src/wire/copy'
import { WireError } from '../../../src/wire/errors'
import { toItem } from '../../../src/wire/toItem'
import { randomFrom } from '../random'
import { readXml, samples } from './samples'

function readOrRefuse(text: string): readonly Copy[] | WireError {
  try {
    const copies = readXml(text)
    copies.forEach(toItem)
    return copies
  } catch (error) {
    if (error instanceof WireError) return error
    throw error
  }
}

describe.each([...samples])('%s', (_name, sample) => {
  const text = sample.trimEnd()

  it('cut off anywhere is refused, never half a story', () => {
    for (let at = 1; at <= 40; at++) {
      const read = readOrRefuse(text.slice(0, Math.floor((text.length * at) / 41)))
      expect(read).toBeInstanceOf(WireError)
      expect(read).toHaveProperty('code', 'truncated')
    }
  })

  it('with damage anywhere is read or refused with a WireError', () => {
    const random = randomFrom(text.length)
    for (let round = 0; round < 150; round++) {
      let damaged = text
      for (let change = random.below(4); change >= 0; change--) {
        const at = random.below(damaged.length)
        const end = at + random.below(random.pick([1, 2, 40]))
        damaged = `${damaged.slice(0, at)}${random.pick(PIECES)}${damaged.slice(end)}`
      }
      readOrRefuse(damaged)
    }
  })

  it('with elements and attributes of other names is read or refused with a WireError', () => {
    const random = randomFrom(text.length + 1)
    const names = [...new Set(text.match(/(?<=<\/?)[A-Za-z][\w.-]*/g))]
    const attributes = [...new Set(text.match(/(?<= )[A-Za-z][\w.-]*(?==")/g))]
    for (let round = 0; round < 60; round++) {
      const name = random.pick(names)
      const renamed = text.replaceAll(
        new RegExp(`(?<=</?)${name.replaceAll('.', String.raw`\.`)}(?=[\\s/>])`, 'g'),
        random.pick(names),
      )
      readOrRefuse(
        attributes.length > 0 ? renamed.replaceAll(`${random.pick(attributes)}="`, 'other="') : renamed,
      )
    }
  })
})

const PIECES = [
  '',
  '<',
  '>',
  '&',
  '"',
  '</p>',
  '<p>',
  '<!--',
  ']]>',
  '&amp;',
  '&nosuch;',
  '\u0000',
  '\uD800',
  'é',
  '2',
]

describe('a body of anything that wire copy prints', () => {
  const PHRASES = [
    'VIK, Norland (AP) —',
    'By ANNA LUND',
    'Lund reported from Rome.',
    'AP writer Per Holm in Vik contributed to this report.',
    'This story has been corrected: the quay is new.',
    'Follow AP coverage of quays at https://example.com/quays',
    'Eds: Adds a quay.',
    'Copyright 2024 Example.',
    'The quay opened.',
    'AP-WF-11-13-13 0745GMT',
    'Quays',
  ]

  it.each(['', '\n'])('loses no word on its way to an item (paragraphs joined by %j)', (joint) => {
    const random = randomFrom(21)
    for (let round = 0; round < 800; round++) {
      const paragraphs = Array.from({ length: random.below(8) }, (_, at) =>
        [...Array.from({ length: 1 + random.below(2) }, () => random.pick(PHRASES)), `w${at}`]
          .slice(0, 1 + random.below(3))
          .join(' '),
      )
      const markup = paragraphs.map((text) => `<p>${text}</p>`).join(joint)
      const [copy] = readXml(`<nitf><body><body.content>${markup}</body.content></body></nitf>`)
      if (!copy) throw new Error('There is no item')
      const { header, byline, dateline, body, credits, followLine } = toItem(copy)
      const kept = [
        ...(header?.edNotes ?? []),
        ...[byline?.text, dateline?.text, credits?.text, followLine?.text],
        ...body.map(({ text }) => text),
      ].join(' ')
      const wordsIn = (text: string) =>
        text
          .split(/\s+/)
          .filter((word) => /[\p{L}\d]/u.test(word))
          .sort()
      expect(wordsIn(kept)).toEqual(wordsIn(paragraphs.join(' ')))
    }
  })
})

describe('an attack', () => {
  it.each([
    ['elements nested 20,000 deep', `<nitf><body><body.content>${'<p>'.repeat(20_000)}`],
    ['an entity bomb', '<!DOCTYPE nitf [<!ENTITY a "aaaa"><!ENTITY b "&a;&a;">]><nitf>&b;</nitf>'],
    ['an external entity', '<!DOCTYPE nitf [<!ENTITY a SYSTEM "file:///etc/hosts">]><nitf>&a;</nitf>'],
  ])('of %s is refused', (_what, text) => {
    expect(readOrRefuse(text)).toBeInstanceOf(WireError)
  })

  it('of HTML nested 20,000 deep inside an item keeps its words', () => {
    const html = `${'&lt;div&gt;'.repeat(20_000)}The harbour opened.`
    const read = readOrRefuse(
      `<newsItem><contentSet><inlineData contenttype="text/html">${html}</inlineData></contentSet></newsItem>`,
    )
    expect(JSON.stringify(read)).toContain('The harbour opened.')
  })

  // Read in a second or so; time that grows with the square would be hours. No timing is asserted.
  it.each([
    ['one paragraph of words', `<p>${'word '.repeat(200_000)}</p>`],
    ['one paragraph of spaces', `<p>${' '.repeat(1_000_000)}a</p>`],
    ['empty paragraphs', '<p/>'.repeat(200_000)],
    ['marks', `<p>${'<b>a</b>'.repeat(100_000)}</p>`],
    ['line breaks', '<br/>'.repeat(200_000)],
    ['cells', `<table><tr>${'<td>a</td>'.repeat(100_000)}</tr></table>`],
    ['pre lines', `<pre>${'a\n'.repeat(200_000)}</pre>`],
    ['less-than signs', `<p>${'&lt;p '.repeat(200_000)}</p>`],
  ])(
    'of a megabyte of %s comes to an end',
    (_what, markup) => {
      readOrRefuse(`<nitf><body><body.content>${markup}</body.content></body></nitf>`)
      readOrRefuse(
        `<newsItem><contentSet><inlineData>${markup.replaceAll('&', '&amp;').replaceAll('<', '&lt;')}</inlineData></contentSet></newsItem>`,
      )
    },
    60_000,
  )
})
