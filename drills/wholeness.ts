import { isDeepStrictEqual } from 'node:util'

import type { StoredFields, StoredStory } from './databases/storedStory'

/** What was found among the stories of a newsroom's database. */
export interface Wholeness {
  readonly stories: number
  readonly versions: number
  /** Stories that are not what the version they come from is, field by field. */
  readonly torn: readonly string[]
  /** Stories that have another number of newest versions than one, or an older one marked as newest. */
  readonly wrongLatest: readonly string[]
}

/**
 * Compares each story with its versions. The row of a story that was published is its newest published version; of one that never
 * was, its first version, since drafts are saved as versions alone.
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
