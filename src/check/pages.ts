import type { CollectionSlug, Payload } from 'payload'

/** A row as the database has it, past every hook and access rule. */
export type Row = Readonly<Record<string, unknown>> & { readonly id: string }

const PAGE = 100

/** Every row of a collection, a page at a time: what is in memory does not grow with the newsroom. */
export async function* pagesOf(payload: Payload, collection: CollectionSlug): AsyncGenerator<Row[]> {
  for (let last: string | undefined; ;) {
    const { docs } = await payload.db.find<Row>({
      collection,
      limit: PAGE,
      pagination: false,
      sort: 'id',
      where: last === undefined ? {} : { id: { greater_than: last } },
    })
    if (docs.length > 0) yield docs
    if (docs.length < PAGE) return
    last = docs.at(-1)?.id
  }
}

/** Every version of a collection's records, a page at a time. */
export async function* versionPagesOf(
  payload: Payload,
  collection: CollectionSlug,
): AsyncGenerator<VersionRow[]> {
  for (let last: string | undefined; ;) {
    const { docs } = await payload.db.findVersions({
      collection,
      limit: PAGE,
      pagination: false,
      sort: 'id',
      where: last === undefined ? {} : { id: { greater_than: last } },
    })
    if (docs.length > 0) yield docs
    if (docs.length < PAGE) return
    last = docs.at(-1)?.id
  }
}

export interface VersionRow {
  readonly id: string
  readonly parent: unknown
  readonly latest?: boolean | null
  readonly version: Readonly<Record<string, unknown>>
}
