import type { PublishedChange } from './schema/change'
import { publicAddress } from './address'

/** A change to a story, as the newsroom stores it. */
export interface ChangeLine {
  readonly kind: PublishedChange['kind']
  readonly articleId: string
  readonly at: string
  readonly slug?: string | null
  readonly previousSlug?: string | null
  readonly isMinor?: boolean | null
}

const GONE = new Set(['unpublished', 'killed', 'deleted'])

/** Converts a stored change to the form of `/v1/changes` and webhooks. `siteUrl` and `articlePath` as in {@link publicAddress}. */
export function toPublishedChange({
  line,
  number,
  siteUrl,
  articlePath,
}: {
  line: ChangeLine
  number: number
  siteUrl: string
  articlePath: string
}): PublishedChange {
  const urlOf = (slug: string | null | undefined) => publicAddress({ siteUrl, articlePath, slug }) || null
  const previousSlug = line.kind === 'moved' ? (line.previousSlug ?? null) : null
  return {
    cursor: String(number),
    kind: line.kind,
    at: new Date(line.at).toISOString(),
    id: line.articleId,
    slug: line.slug ?? null,
    url: GONE.has(line.kind) ? null : urlOf(line.slug),
    previousSlug,
    previousUrl: urlOf(previousSlug),
    isMinor: Boolean(line.isMinor),
  }
}
