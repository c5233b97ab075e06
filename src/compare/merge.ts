import type { NameOf } from './bodyText'
import { readStory } from './fields'
import { compareStories, type Difference } from './stories'

/** A field in which what was sent differs from what is stored, and who of the two changed it since they parted. */
export interface Disagreement extends Difference {
  readonly changedBy: 'you' | 'them' | 'both'
}

/**
 * Where two people's texts disagree: `stored` is the newest version, `sent` what somebody would save over it, `base` the
 * version he started from, where it is known. `from` is what is stored, `to` what was sent. What no save of his could
 * change is left out, and so is whether it becomes public: that is what he asked for, not a text to choose.
 */
export function findDisagreements({
  base,
  stored,
  sent,
  nameOf,
}: {
  base: object | undefined
  stored: object
  sent: object
  nameOf: NameOf
}): Disagreement[] {
  const kept = new Set(
    readStory({ story: stored, nameOf })
      .filter(({ isKept }) => isKept)
      .map(({ path }) => path),
  )
  const theirs = base && pathsOf(compareStories({ from: base, to: stored, nameOf }))
  const yours = base && pathsOf(compareStories({ from: base, to: sent, isPartial: true, nameOf }))
  return compareStories({ from: stored, to: sent, isPartial: true, nameOf })
    .filter(({ path }) => path !== '_status' && !kept.has(path))
    .map((difference) => ({ ...difference, changedBy: changedBy({ path: difference.path, theirs, yours }) }))
}

function changedBy({
  path,
  theirs,
  yours,
}: {
  path: string
  theirs: ReadonlySet<string> | undefined
  yours: ReadonlySet<string> | undefined
}): Disagreement['changedBy'] {
  if (!theirs || !yours || (theirs.has(path) && yours.has(path))) return 'both'
  return theirs.has(path) ? 'them' : 'you'
}

const pathsOf = (differences: readonly Difference[]): ReadonlySet<string> =>
  new Set(differences.map(({ path }) => path))
