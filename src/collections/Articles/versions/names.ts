import type { PayloadRequest } from 'payload'

import { picturesIn, type NameOf } from '../../../articles/compare/bodyText'
import { idsIn, rowsOf } from '../../../relations'

const NAMED = ['authors', 'contributors', 'topics', 'media'] as const
type Named = (typeof NAMED)[number]

/**
 * Names of the records that these stories (at depth 0) refer to, as far as the user may read them: people and topics by name, pictures by
 * their description.
 */
export async function namesFor({
  stories,
  req,
}: {
  stories: readonly object[]
  req: PayloadRequest
}): Promise<NameOf> {
  const names = new Map<string, string>()
  for (const collection of NAMED) {
    const ids = [...new Set(stories.flatMap((story) => namedIn(story, collection)))]
    if (ids.length === 0) continue
    const { docs } = await req.payload.find({
      collection,
      depth: 0,
      limit: ids.length,
      overrideAccess: req.user === null || req.user === undefined,
      pagination: false,
      req,
      where: { id: { in: ids } },
    })
    for (const doc of docs) names.set(`${collection}/${doc.id}`, nameIn(doc))
  }
  return (collection, id) => names.get(`${collection}/${id}`) ?? 'deleted'
}

function nameIn(doc: object): string {
  const { name, alt, filename } = doc as { name?: string; alt?: string | null; filename?: string | null }
  if (name) return name
  return [alt, filename && `(${filename})`].filter(Boolean).join(' ') || 'unnamed'
}

interface Refers {
  readonly authors?: unknown
  readonly contributors?: unknown
  readonly topics?: unknown
  readonly picture?: unknown
  readonly share?: { readonly picture?: unknown } | null
  readonly body?: unknown
}

/** The ids of the records of a collection that a story refers to. */
function namedIn(story: Refers, collection: Named): string[] {
  const found: Readonly<Record<Named, () => unknown[]>> = {
    authors: () => rowsOf(story.authors).map((row) => (row as { author?: unknown } | null)?.author),
    contributors: () =>
      rowsOf(story.contributors).map((row) => (row as { contributor?: unknown } | null)?.contributor),
    topics: () => [...rowsOf(story.topics)],
    media: () => [story.picture, story.share?.picture, ...picturesIn(story.body)],
  }
  return found[collection]().flatMap(idsIn)
}
