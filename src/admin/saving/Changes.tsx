import type { ReactNode } from 'react'

import type { Difference } from '../../articles/compare/stories'
import type { Part } from '../../articles/compare/text'

/** How one field differs, side by side: text that only one side has is struck there, or marked on the other. */
export function Changes({
  difference,
  from,
  to,
}: {
  readonly difference: Difference
  /** The names of the two sides. */
  readonly from: ReactNode
  readonly to: ReactNode
}) {
  if (difference.isOnlyForm) {
    return <p className="dateline-quiet">Same text, different formatting (bold, italics, links).</p>
  }
  return (
    <div className="dateline-changes">
      <Side difference={difference} hides="added" name={from} />
      <Side difference={difference} hides="removed" name={to} />
    </div>
  )
}

function Side({
  difference,
  hides,
  name,
}: {
  readonly difference: Difference
  readonly hides: 'added' | 'removed'
  readonly name: ReactNode
}) {
  const paragraphs = (difference.paragraphs ?? [{ kind: 'changed', parts: difference.parts ?? [] }]).filter(
    ({ kind }) => kind !== hides,
  )
  const isEmpty = (hides === 'added' ? difference.from : difference.to).length === 0
  return (
    <div className="dateline-changes__side">
      <h4>{name}</h4>
      {isEmpty && <p className="dateline-quiet">Empty</p>}
      {folded(paragraphs).map((each, index) =>
        each.kind === 'folded' ? (
          // Both sides fold the same paragraphs.
          <p className="dateline-quiet" key={index}>
            {each.count === 1 ? 'One paragraph' : `${each.count} paragraphs`} unchanged
          </p>
        ) : (
          <p key={index}>
            {each.parts
              .filter(({ kind }) => kind !== hides)
              .map((part, at) => (
                <Words key={at} part={part} />
              ))}
          </p>
        ),
      )}
    </div>
  )
}

function Words({ part: { kind, text } }: { readonly part: Part }) {
  if (kind === 'removed') return <del>{text}</del>
  if (kind === 'added') return <ins>{text}</ins>
  return text
}

type Shown =
  | { readonly kind: 'folded'; readonly count: number }
  | { readonly kind: 'shown'; readonly parts: readonly Part[] }

/** Replaces unchanged paragraphs by their number, except those beside a change. */
function folded(paragraphs: readonly { readonly kind: string; readonly parts: readonly Part[] }[]): Shown[] {
  const shown: Shown[] = []
  let count = 0
  const isNear = (index: number) =>
    [index - 1, index, index + 1].some((at) => paragraphs[at] && paragraphs[at].kind !== 'same')
  for (const [index, { parts }] of paragraphs.entries()) {
    if (!isNear(index)) {
      count += 1
      continue
    }
    if (count > 0) shown.push({ kind: 'folded', count })
    count = 0
    shown.push({ kind: 'shown', parts })
  }
  if (count > 0) shown.push({ kind: 'folded', count })
  return shown
}
