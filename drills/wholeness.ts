import { isDeepStrictEqual } from 'node:util'

import type { StoredFields, StoredStory } from './databases/storedStory'

/** Findings about the stories in a newsroom's database. */
export interface Wholeness {
  readonly stories: number
  readonly versions: number
  /** Stories that differ in a field from the version they come from. */
  readonly torn: readonly string[]
  /** Stories without exactly one version marked as newest, or with an older one marked. */
  readonly wrongLatest: readonly string[]
}

/**
 * Compares each story with its versions. The row of a story that was published equals its newest published version; otherwise it equals its
 * first version, since drafts are saved only as versions.
 */
export function lookOver(stories: readonly StoredStory[]): Wholeness {
  const torn = stories.flatMap(({ fields, id, versions }) => {
    const source =
      fields._status === 'published'
        ? versions.findLast((version) => version.fields._status === 'published')
        : versions[0]
    const differing = source ? differences(fields, source.fields) : ['no version']
    return differing.length > 0 ? [`${id}: ${differing.join(', ')}`] : []
  })
  return {
    stories: stories.length,
    versions: stories.reduce((sum, { versions }) => sum + versions.length, 0),
    torn,
    wrongLatest: stories.filter((story) => !hasRightLatest(story)).map(({ id }) => id),
  }
}

function hasRightLatest({ versions }: StoredStory): boolean {
  const marked = versions.filter(({ isMarkedNewest }) => isMarkedNewest)
  return marked.length === 1 && marked[0] === versions.at(-1)
}

function differences(one: StoredFields, other: StoredFields): string[] {
  return Object.keys(one).filter((name) => !isDeepStrictEqual(one[name], other[name]))
}
