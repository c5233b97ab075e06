import type { Payload } from 'payload'

import { storeOf } from '../../readModel/store'
import type { Config } from '../../generated/payload-types'
import type { PublicCollection } from '../../public/schema/collections'

type Kinds = Pick<Config['collections'], PublicCollection>

/** The public ones among these records, by ID. Records that are not public are not distinguished from missing ones. */
export async function publicRecords<Kind extends PublicCollection>({
  payload,
  collection,
  ids,
}: {
  payload: Payload
  collection: Kind
  ids: Iterable<string>
}): Promise<ReadonlyMap<string, Kinds[Kind]>> {
  const wanted = [...new Set(ids)]
  if (wanted.length === 0) return new Map()
  const records = await storeOf({ payload }).publicRecords({ collection, ids: wanted })
  // The read model returns the fields that the mappings in `published` use.
  return new Map(records.map((record) => [record.id, record as unknown as Kinds[Kind]]))
}

/** The public record with a slug. */
export async function publicRecordAt<Kind extends Exclude<PublicCollection, 'media'>>({
  payload,
  collection,
  slug,
}: {
  payload: Payload
  collection: Kind
  slug: string
}): Promise<Kinds[Kind] | undefined> {
  const record = await storeOf({ payload }).publicRecordAt({ collection, slug })
  return record as unknown as Kinds[Kind] | undefined
}
