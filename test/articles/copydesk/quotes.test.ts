import { array, assert, boolean, constantFrom, property, tuple } from '../../support/fastCheck'
import { describe, expect, it } from 'vitest'

import { read } from './read'

describe('quotation marks', () => {
  it.each([
    ['a quotation in a sentence', '“We will go,” he said, “and soon.”'],
    ['straight ones', '"We will go," he said, "and soon."'],
    ['one within another', '“She told me, ‘Not today, Bobby,’” he recalls.'],
    ['British ones', '‘I had to sit down,’ he said. ‘She told me to “ignore it”.’'],
    ['straight British ones', "'I had to sit down,' he said. 'My mother rang me.'"],
    [
      'apostrophes and possessives',
      'The workers’ hall, the dogs’ home and St James’s: it’s rock ’n’ roll of the ’90s.',
    ],
    ['feet and inches', 'He is 6\'2" tall and wants a 12" pipe.'],
    ['the marks of old wires', "``It is cold,'' he said."],
    ['a word in scare quotes', 'The “truce” held; the “ceasefire,” he said, did not.'],
  ])('pair in %s', (_what, text) => expect(read(text)).toEqual([]))

  it('may open every paragraph of a quotation and close its last alone', () => {
    expect(read('“We went there.', '“We saw it.', '“We left,” he said.')).toEqual([])
  })

  it.each([
    ['never closed', ['“We will go, he said.'], 'unpaired-quote: “'],
    ['never opened', ['We will go,” he said.'], 'unpaired-quote: ”'],
    ['straight and alone', ['"We will go, he said.'], 'unpaired-quote: "'],
    ['opened curly and closed straight', ['“We will go," he said.'], 'unpaired-quote: "'],
    ['single and never opened', ['We will go,’ he said.'], 'unpaired-quote: ’'],
    [
      'left open before a paragraph that quotes no more',
      ['“We went there.', 'He left.'],
      'unpaired-quote: “',
    ],
    [
      'left open before an attribution',
      ['“We will go, Smith said.', '“Soon,” she said.'],
      'unpaired-quote: “',
    ],
  ])('are found where one is %s', (_what, paragraphs, found) => expect(read(...paragraphs)).toContain(found))

  const words = array(constantFrom('we', 'went', 'home', 'today', 'again'), {
    minLength: 1,
    maxLength: 6,
  })
  const said = words.map((list) => list.join(' '))

  it('never complain of any text whose marks pair', () => {
    const quoted = tuple(constantFrom(['“', '”'] as const, ['"', '"'] as const), said, said).map(
      ([[open, close], one, other]) => `He said: ${open}${one},${close} and then ${open}${other}.${close}`,
    )
    assert(
      property(array(quoted, { minLength: 1 }), (texts) => {
        expect(read(...texts).filter((line) => line.startsWith('unpaired'))).toEqual([])
      }),
    )
  })

  it('complain once of each mark that is taken away', () => {
    assert(
      property(said, boolean(), (quoted, isOpening) => {
        const text = isOpening ? `He said: ${quoted},” and left.` : `He said: “${quoted}, and left.`
        expect(read(text).filter((line) => line.startsWith('unpaired'))).toHaveLength(1)
      }),
    )
  })
})
