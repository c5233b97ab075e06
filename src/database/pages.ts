import type { CollectionSlug, Payload, Where } from 'payload'

/** A row as stored, without hooks and access rules. */
export type Row = Readonly<Record<string, unknown>> & { readonly id: string }

const PAGE = 100

/** All rows of a collection, page by page, so that memory use does not grow with the newsroom. */
export function pagesOf({ db }: Payload, collection: CollectionSlug): AsyncGenerator<Row[]> {
  return pages((asked) => db.find<Row>({ ...asked, collection }))
}

/** All versions of a collection's records, page by page. */
export function versionPagesOf({ db }: Payload, collection: CollectionSlug): AsyncGenerator<VersionRow[]> {
  return pages<VersionRow>((asked) => db.findVersions({ ...asked, collection }))
}

export interface VersionRow {
  readonly id: string
  readonly parent: unknown
  readonly latest?: boolean | null
  readonly version: Readonly<Record<string, unknown>>
}

async function* pages<Each extends { readonly id: string }>(
  find: (asked: Asked) => Promise<{ docs: Each[] }>,
): AsyncGenerator<Each[]> {
  for (let last: string | undefined; ;) {
    const where: Where = last === undefined ? {} : { id: { greater_than: last } }
    const { docs } = await find({ limit: PAGE, pagination: false, sort: 'id', where })
    if (docs.length > 0) yield docs
    if (docs.length < PAGE) return
    last = docs.at(-1)?.id
  }
}

interface Asked {
  readonly limit: number
  readonly pagination: boolean
  readonly sort: string
  readonly where: Where
}
