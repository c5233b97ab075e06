import type { NameOf } from './bodyText'
import { readStory, type Reading } from './fields'
import { compareParagraphs, compareText, type Paragraph, type Part } from './text'

/** The difference in one field between two versions of a story. */
export interface Difference {
  readonly path: string
  readonly label: string
  readonly kind: 'added' | 'removed' | 'changed'
  /** As displayed to an editor: a text, or a line for each row or paragraph. */
  readonly from: string | readonly string[]
  readonly to: string | readonly string[]
  /** For a text: removed and added parts, word by word. */
  readonly parts?: readonly Part[]
  /** For rows and paragraphs: removed, added and changed ones. */
  readonly paragraphs?: readonly Paragraph[]
  /** The words are the same; only formatting such as bold or italics differs. */
  readonly isOnlyForm?: true
}

/**
 * The differences between two versions of a story, in the order of display. A missing field counts as empty, unless `to` is partial: then
 * missing fields are ignored.
 */
export function compareStories({
  from,
  to,
  isPartial = false,
  nameOf,
}: {
  from: object
  to: object
  isPartial?: boolean
  nameOf: NameOf
}): Difference[] {
  const earlier = new Map(readStory({ story: from, nameOf }).map((reading) => [reading.path, reading]))
  return readStory({ story: to, isPartial, nameOf }).flatMap((later) => {
    const found = earlier.get(later.path)
    return found ? differenceOf(found, later) : []
  })
}

function differenceOf(from: Reading, to: Reading): Difference[] {
  const { path, label } = to
  const base = { path, label, from: from.text, to: to.text }
  if (isSame(from.text, to.text)) {
    return from.form === to.form ? [] : [{ ...base, kind: 'changed', isOnlyForm: true }]
  }
  const kind = isEmpty(from.text) ? 'added' : isEmpty(to.text) ? 'removed' : 'changed'
  if (typeof from.text === 'string' && typeof to.text === 'string') {
    return [{ ...base, kind, parts: compareText(from.text, to.text) }]
  }
  return [{ ...base, kind, paragraphs: compareParagraphs(linesOf(from.text), linesOf(to.text)) }]
}

const isEmpty = (text: Reading['text']): boolean => text.length === 0

const linesOf = (text: Reading['text']): readonly string[] => (typeof text === 'string' ? [text] : text)

function isSame(one: Reading['text'], other: Reading['text']): boolean {
  return JSON.stringify(one) === JSON.stringify(other)
}
