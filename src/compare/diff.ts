/** A run of the one text or the other: common to both, only in the first, only in the second. */
export interface Run {
  readonly kind: 'same' | 'removed' | 'added'
  readonly tokens: readonly string[]
}

/** How many edits are looked for between two anchors; what differs more is shown as one piece replaced by another. */
const MAX_EDITS = 400

/**
 * What has to be taken out of `from` and put in to make `to`. The same and the removed runs are `from`, the same and the
 * added ones `to`; the other way round the answer is the same with its words exchanged. Tokens that stand once in each
 * text are anchors, between which Myers' O(ND) search runs with a bound: the time is about linear in what it gets.
 */
export function diff(from: readonly string[], to: readonly string[]): Run[] {
  // Among equal answers the search prefers one side, so it is always asked in the same order.
  return isInOrder(from, to) ? runsOf(from, to) : tidy(runsOf(to, from).map(exchange))
}

function runsOf(from: readonly string[], to: readonly string[]): Run[] {
  const runs: Run[] = []
  const waiting: (readonly [from: readonly string[], to: readonly string[]])[] = [[from, to]]
  for (let pair = waiting.pop(); pair; pair = waiting.pop()) {
    const [left, right] = pair
    const start = commonStart(left, right)
    if (start > 0) {
      runs.push({ kind: 'same', tokens: left.slice(0, start) })
      waiting.push([left.slice(start), right.slice(start)])
      continue
    }
    if (left.length === 0 || right.length === 0) {
      runs.push({ kind: 'removed', tokens: left }, { kind: 'added', tokens: right })
      continue
    }
    const anchors = anchorsOf(left, right)
    if (anchors.length === 0) {
      runs.push(...shortest(left, right))
      continue
    }
    const pieces = anchors.map(([i, j], at) => {
      const [nextI, nextJ] = anchors[at + 1] ?? [left.length, right.length]
      return [left.slice(i, nextI), right.slice(j, nextJ)] as const
    })
    const [firstI, firstJ] = anchors[0] ?? [0, 0]
    waiting.push(...pieces.reverse(), [left.slice(0, firstI), right.slice(0, firstJ)])
  }
  return tidy(runs)
}

function commonStart(left: readonly string[], right: readonly string[]): number {
  let at = 0
  while (at < left.length && at < right.length && left[at] === right[at]) at += 1
  return at
}

/** Where a token that each text has once stands in both: the longest row of them that is in order in both. */
function anchorsOf(left: readonly string[], right: readonly string[]): (readonly [number, number])[] {
  const rightAt = onceIn(right)
  const pairs = [...onceIn(left)].flatMap(([token, i]) => {
    const j = rightAt.get(token)
    return i === undefined || j === undefined ? [] : [[i, j] as const]
  })
  return longestAscent(pairs)
}

/** Where each token stands, or undefined where it stands more than once. */
function onceIn(tokens: readonly string[]): Map<string, number | undefined> {
  const at = new Map<string, number | undefined>()
  for (const [index, token] of tokens.entries()) at.set(token, at.has(token) ? undefined : index)
  return at
}

/** The longest subsequence whose second numbers ascend; the first ones do already (patience sorting). */
function longestAscent(pairs: readonly (readonly [number, number])[]): (readonly [number, number])[] {
  const tops: number[] = []
  const before: (number | undefined)[] = []
  for (const [index, [, j]] of pairs.entries()) {
    let low = 0
    let high = tops.length
    while (low < high) {
      const middle = (low + high) >> 1
      if ((pairs[tops[middle] ?? 0]?.[1] ?? 0) < j) low = middle + 1
      else high = middle
    }
    before[index] = low > 0 ? tops[low - 1] : undefined
    tops[low] = index
  }
  const found: (readonly [number, number])[] = []
  for (let at = tops.at(-1); at !== undefined; at = before[at]) {
    const pair = pairs[at]
    if (pair) found.push(pair)
  }
  return found.reverse()
}

/** Myers' shortest script, or the whole replaced where it would be longer than {@link MAX_EDITS}. */
function shortest(left: readonly string[], right: readonly string[]): Run[] {
  const trail: Int32Array[] = []
  const most = Math.min(left.length + right.length, MAX_EDITS)
  const offset = most + 1
  let furthest = new Int32Array(2 * offset + 1)
  for (let edits = 0; edits <= most; edits += 1) {
    trail.push(furthest.slice())
    for (let k = -edits; k <= edits; k += 2) {
      let x = isDown(furthest, k, edits, offset)
        ? at(furthest, k + 1, offset)
        : at(furthest, k - 1, offset) + 1
      while (x < left.length && x - k < right.length && left[x] === right[x - k]) x += 1
      furthest[k + offset] = x
      if (x >= left.length && x - k >= right.length) return walkBack({ left, right, trail, offset })
    }
    furthest = furthest.slice()
  }
  return [
    { kind: 'removed', tokens: left },
    { kind: 'added', tokens: right },
  ]
}

function walkBack({
  left,
  right,
  trail,
  offset,
}: {
  left: readonly string[]
  right: readonly string[]
  trail: readonly Int32Array[]
  offset: number
}): Run[] {
  const runs: Run[] = []
  let x = left.length
  let y = right.length
  for (let edits = trail.length - 1; edits >= 0; edits -= 1) {
    const furthest = trail[edits] ?? new Int32Array()
    const k = x - y
    const previousK = isDown(furthest, k, edits, offset) ? k + 1 : k - 1
    const previousX = edits === 0 ? 0 : at(furthest, previousK, offset)
    const previousY = edits === 0 ? 0 : previousX - previousK
    while (x > previousX && y > previousY) {
      runs.push({ kind: 'same', tokens: [left[x - 1] ?? ''] })
      x -= 1
      y -= 1
    }
    if (edits === 0) break
    if (x === previousX) runs.push({ kind: 'added', tokens: [right[y - 1] ?? ''] })
    else runs.push({ kind: 'removed', tokens: [left[x - 1] ?? ''] })
    x = previousX
    y = previousY
  }
  return runs.reverse()
}

const at = (furthest: Int32Array, k: number, offset: number): number => furthest[k + offset] ?? 0

const isDown = (furthest: Int32Array, k: number, edits: number, offset: number): boolean =>
  k === -edits || (k !== edits && at(furthest, k - 1, offset) < at(furthest, k + 1, offset))

/** Runs of one kind joined, what was taken out before what was put in its place, nothing empty. */
function tidy(runs: readonly Run[]): Run[] {
  const tidied: Run[] = []
  let removed: string[] = []
  let added: string[] = []
  let same: string[] = []
  const endChange = () => {
    if (removed.length > 0) tidied.push({ kind: 'removed', tokens: removed })
    if (added.length > 0) tidied.push({ kind: 'added', tokens: added })
    removed = []
    added = []
  }
  const endSame = () => {
    if (same.length > 0) tidied.push({ kind: 'same', tokens: same })
    same = []
  }
  for (const { kind, tokens } of runs) {
    if (tokens.length === 0) continue
    if (kind === 'same') endChange()
    else endSame()
    const into = kind === 'same' ? same : kind === 'removed' ? removed : added
    for (const token of tokens) into.push(token)
  }
  endChange()
  endSame()
  return tidied
}

function exchange({ kind, tokens }: Run): Run {
  return { kind: kind === 'same' ? kind : kind === 'removed' ? 'added' : 'removed', tokens }
}

function isInOrder(left: readonly string[], right: readonly string[]): boolean {
  const start = commonStart(left, right)
  const [one, other] = [left[start], right[start]]
  return one === undefined || (other !== undefined && one <= other)
}
