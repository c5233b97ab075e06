import { createHash } from 'node:crypto'
import type { FlattenedField, Payload } from 'payload'
import { buildVersionCollectionFields } from 'payload'

import { pagesOf, versionPagesOf } from '../../database/pages'
import { plainRecord, type IsThere } from './plainRecord'
import type { RecordsFile } from './manifest'

/** Records of one collection, or versions of them. */
export type Source = Pick<RecordsFile, 'collection' | 'of'>

/** A newsroom's records as lines of JSON, sorted by id, page by page. Identical for every engine. */
export async function* linesOf(payload: Payload, { collection: slug, of }: Source): AsyncGenerator<string[]> {
  const { slug: collection } = collectionOf(payload, slug)
  const fields = fieldsOf(payload, { collection, of })
  const pages = of === 'versions' ? versionPagesOf(payload, collection) : pagesOf(payload, collection)
  for await (const rows of pages) {
    const named = new Map<string, Set<string>>()
    // The first pass collects the references, so that one query can check which targets exist.
    const note: IsThere = (to, id) => {
      named.set(to, (named.get(to) ?? new Set()).add(id))
      return true
    }
    const dated = rows.map((row) => withCreation({ ...row }))
    for (const row of dated) plainRecord(row, fields, note)
    const there = await idsThere(payload, named)
    const isThere: IsThere = (to, id) => there.has(`${to}/${id}`)
    yield dated.map((row) => JSON.stringify(plainRecord(row, fields, isThere)))
  }
}

/** MongoDB lacks the creation time of some records; other engines would set the time of the import. */
const withCreation = (row: Readonly<Record<string, unknown>>) => ({
  ...row,
  createdAt: row.createdAt ?? row.updatedAt,
})

/** Those of the records that exist, each as `collection/id`. */
async function idsThere(
  payload: Payload,
  named: ReadonlyMap<string, ReadonlySet<string>>,
): Promise<ReadonlySet<string>> {
  const there = new Set<string>()
  for (const [slug, ids] of named) {
    const { slug: collection } = collectionOf(payload, slug)
    const { docs } = await payload.db.find<{ id: string }>({
      collection,
      limit: ids.size,
      pagination: false,
      select: {},
      where: { id: { in: [...ids] } },
    })
    for (const { id } of docs) there.add(`${slug}/${id}`)
  }
  return there
}

/** Number of records of a source, and the SHA-256 of their lines, including line ends. Passes the lines to `onLines` as they are read. */
export async function digestOf(
  payload: Payload,
  source: Source,
  onLines?: (text: string, count: number) => Promise<void>,
): Promise<Pick<RecordsFile, 'count' | 'sha256'>> {
  const hash = createHash('sha256')
  let count = 0
  for await (const lines of linesOf(payload, source)) {
    const text = lines.map((line) => `${line}\n`).join('')
    hash.update(text)
    count += lines.length
    await onLines?.(text, count)
  }
  return { count, sha256: hash.digest('hex') }
}

/** The configuration of a collection by its slug. Throws if there is none. */
export function collectionOf({ collections }: Payload, slug: string) {
  const found = Object.values(collections).find(({ config }) => config.slug === slug)
  if (!found) throw new Error(`There is no collection ${slug}.`)
  return found.config
}

function fieldsOf(payload: Payload, { collection: slug, of }: Source): readonly FlattenedField[] {
  const collection = collectionOf(payload, slug)
  return of === 'versions'
    ? buildVersionCollectionFields(payload.config, collection, true)
    : collection.flattenedFields
}
