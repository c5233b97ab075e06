import { diffArrays } from 'diff'

/** A run of tokens: in both texts, only in the first, or only in the second. */
export interface Run {
  readonly kind: 'same' | 'removed' | 'added'
  readonly tokens: readonly string[]
}

/** Texts that differ in more tokens are shown as one replacement: the time is quadratic in the number of edits. */
const MAX_EDITS = 400

/**
 * The edits that turn `from` into `to`. The same and the removed runs make up `from`, the same and the added ones `to`. Symmetric: with the
 * arguments exchanged, removed and added are exchanged.
 */
export function diff(from: readonly string[], to: readonly string[]): Run[] {
  // Among equally short results the search prefers one side, so it always runs in the same order.
  return isInOrder(from, to) ? tidy(runsOf(from, to)) : tidy(runsOf(to, from).map(exchange))
}

function runsOf(from: readonly string[], to: readonly string[]): Run[] {
  const changes = diffArrays([...from], [...to], { maxEditLength: MAX_EDITS })
  if (!changes) return [...wholes('removed', from), ...wholes('added', to)]
  return changes.map(({ added, removed, value }) => ({
    kind: added ? 'added' : removed ? 'removed' : 'same',
    tokens: value,
  }))
}

function wholes(kind: Run['kind'], tokens: readonly string[]): Run[] {
  return tokens.length > 0 ? [{ kind, tokens }] : []
}

/** Merges each change into one removed run before one added run: the search alternates between them. */
function tidy(runs: readonly Run[]): Run[] {
  const tidied: Run[] = []
  let removed: string[] = []
  let added: string[] = []
  const endChange = () => {
    tidied.push(...wholes('removed', removed), ...wholes('added', added))
    removed = []
    added = []
  }
  for (const run of runs) {
    if (run.kind === 'removed') removed = removed.concat(run.tokens)
    else if (run.kind === 'added') added = added.concat(run.tokens)
    else {
      endChange()
      tidied.push(run)
    }
  }
  endChange()
  return tidied
}

function exchange({ kind, tokens }: Run): Run {
  return { kind: kind === 'same' ? kind : kind === 'removed' ? 'added' : 'removed', tokens }
}

function isInOrder(left: readonly string[], right: readonly string[]): boolean {
  const at = left.findIndex((token, index) => token !== right[index])
  const [one, other] = [left[at], right[at]]
  return one === undefined || (other !== undefined && one <= other)
}
