import type { NameOf } from './bodyText'
import { readStory, type Reading } from './fields'
import { compareParagraphs, compareText, type Paragraph, type Part } from './text'

/** How one field differs between two versions of a story. */
export interface Difference {
  readonly path: string
  readonly label: string
  readonly kind: 'added' | 'removed' | 'changed'
  /** As an editor reads it: a text, or a line for each row or paragraph. */
  readonly from: string | readonly string[]
  readonly to: string | readonly string[]
  /** Of a text: what was taken out and put in, word by word. */
  readonly parts?: readonly Part[]
  /** Of rows and paragraphs: the same, one by one. */
  readonly paragraphs?: readonly Paragraph[]
  /** The words are the same; bold, italics or the like are not. */
  readonly isOnlyForm?: true
}

/**
 * What differs between two versions of a story, in the order an editor reads it. A field that is missing is an empty one,
 * unless `to` is partial: then it says nothing of what it lacks.
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
