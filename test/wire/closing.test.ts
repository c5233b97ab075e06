import { describe, expect, it } from 'vitest'
import type { Block } from '../../src/wire/blocks'
import { splitClosing } from '../../src/wire/closing'

describe('paragraphs on one line, as in markup without line ends', () => {
  const block = (text: string): Block => ({ text, line: 1, isSeparator: false, followsBlank: true })

  it('belong to the story or to its closing, never to both', () => {
    const blocks = [
      'The quay opened.',
      'This story has been corrected: the quay is new.',
      'Lund reported from Rome.',
    ].map(block)
    const { story, closing } = splitClosing(blocks)
    expect(story.map(({ text }) => text)).toEqual([
      'The quay opened.',
      'This story has been corrected: the quay is new.',
    ])
    expect(closing.map((part) => part.block.text)).toEqual(['Lund reported from Rome.'])
  })
})
