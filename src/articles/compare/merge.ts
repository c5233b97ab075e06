import type { NameOf } from './bodyText'
import { readStory } from './fields'
import { compareStories, type Difference } from './stories'

/** A field in which the sent data differ from the stored version, and who changed it since the common base version. */
export interface Disagreement extends Difference {
  readonly changedBy: 'you' | 'them' | 'both'
}

/**
 * Finds conflicts between two saves: `stored` is the newest version, `sent` the data to save over it, `base` the version that the client
 * started from, if known. `from` is the stored value, `to` the sent one. Excludes fields that the client cannot change, and the publication
 * status, which is a request rather than a text to merge.
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
