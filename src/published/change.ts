import { publicAddress } from './address'

/** What happened to a story, as the newsroom keeps it. */
export interface ChangeLine {
  readonly kind: string
  readonly articleId: string
  readonly at: string
  readonly slug?: string | null
  readonly previousSlug?: string | null
  readonly isMinor?: boolean | null
}

/** The same, as `/v1/changes` and webhooks tell it. */
export interface PublishedChange {
  /** Where it stands in the order of all changes: what comes after it is asked for with `since`. */
  readonly cursor: string
  /** `published`, `updated`, `corrected`, `unpublished`, `killed`, `deleted` or `moved`. */
  readonly kind: string
  /** ISO 8601, UTC. */
  readonly at: string
  readonly id: string
  readonly slug: string | null
  /** Null where readers have the story no more. */
  readonly url: string | null
  /** Of what has moved: its address before. */
  readonly previousSlug: string | null
  readonly previousUrl: string | null
  /** A change that readers need not be told of. */
  readonly isMinor: boolean
}

const GONE = new Set(['unpublished', 'killed', 'deleted'])

/** A line of the changes as readers' programs get it. `siteUrl` and `articlePath` as in {@link publicAddress}. */
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
