import type { Article } from '../generated/payload-types'

/** The fields of an article's row that determine whether readers have it. */
export type VisibilityFields = Partial<Pick<Article, '_status' | 'deletedAt' | 'embargoedUntil'>>

/**
 * Whether readers have the article at a moment: it is live and no embargo is running. {@link publicWhere} is the same rule as a query. This
 * is the only definition of what is public.
 */
export function isPublic(row: VisibilityFields, now: Date): boolean {
  return isLive(row) && !isEmbargoed(row, now)
}

/** {@link isPublic} as a query on articles. */
export function publicWhere(now: Date): Conditions {
  return {
    and: [
      { _status: { equals: 'published' } },
      { deletedAt: { exists: false } },
      {
        or: [
          { embargoedUntil: { exists: false } },
          { embargoedUntil: { less_than_equal: now.toISOString() } },
        ],
      },
    ],
  }
}

/** Whether the article is published and not in the trash; an embargo may still hide it. False without a row. */
export function isLive(row: Pick<VisibilityFields, '_status' | 'deletedAt'> | undefined): boolean {
  return row?._status === 'published' && !row.deletedAt
}

/** Whether an embargo is active. Readers have the article from the exact end time on. */
export function isEmbargoed(
  { embargoedUntil }: Pick<VisibilityFields, 'embargoedUntil'>,
  now: Date,
): boolean {
  return Boolean(embargoedUntil) && new Date(embargoedUntil ?? '') > now
}

/** A query in Payload's format (`Where`), which these rules do not import. */
interface Conditions {
  [name: string]: Conditions[] | { equals?: string; exists?: boolean; less_than_equal?: string }
}
