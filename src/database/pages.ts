import type { CollectionSlug, Payload, Where } from 'payload'

/** A row as the database has it, past every hook and access rule. */
export type Row = Readonly<Record<string, unknown>> & { readonly id: string }

const PAGE = 100

/** Every row of a collection, a page at a time: what is in memory does not grow with the newsroom. */
export function pagesOf({ db }: Payload, collection: CollectionSlug): AsyncGenerator<Row[]> {
  return pages((asked) => db.find<Row>({ ...asked, collection }))
}

/** Every version of a collection's records, a page at a time. */
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
