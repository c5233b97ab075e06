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
    ['one paragraph of words', `<p>${'word '.repeat(800_000)}</p>`],
    ['one paragraph of spaces', `<p>${' '.repeat(4_000_000)}a</p>`],
    ['empty paragraphs', '<p/>'.repeat(400_000)],
    ['marks', `<p>${'<b>a</b>'.repeat(200_000)}</p>`],
    ['line breaks', '<br/>'.repeat(400_000)],
    ['cells', `<table><tr>${'<td>a</td>'.repeat(200_000)}</tr></table>`],
    ['pre lines', `<pre>${'a\n'.repeat(500_000)}</pre>`],
    ['less-than signs', `<p>${'&lt;p '.repeat(500_000)}</p>`],
  ])(
    'of four megabytes of %s comes to an end',
    (_what, markup) => {
      readOrRefuse(`<nitf><body><body.content>${markup}</body.content></body></nitf>`)
      readOrRefuse(
        `<newsItem><contentSet><inlineData>${markup.replaceAll('&', '&amp;').replaceAll('<', '&lt;')}</inlineData></contentSet></newsItem>`,
      )
    },
    60_000,
  )
})
