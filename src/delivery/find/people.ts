import type { PublishedPerson } from '../../public/schema/person'
import { toPerson } from '../../public/person'
import { tagOf } from './found'
import { fileAddress, type Newsroom } from './newsroom'
import { publicRecordAt, publicRecords } from './records'

/** A public author or contributor by slug, and the cache tags of the records it is made of; undefined if there is none. */
export async function findPublishedPerson({
  payload,
  site,
  kind,
  slug,
}: Newsroom & { kind: 'author' | 'contributor'; slug: string }): Promise<
  { person: PublishedPerson; tags: readonly string[] } | undefined
> {
  const record = await publicRecordAt({ payload, collection: `${kind}s`, slug })
  if (!record) return undefined
  const picture = record.picture ? String(record.picture) : undefined
  const media = await publicRecords({ payload, collection: 'media', ids: picture ? [picture] : [] })
  const shown = { ...record, picture: picture ? media.get(picture) : null }
  const person = toPerson(shown, fileAddress(site))
  return person
    ? {
        person,
        tags: [`${kind}-${record.id}`, ...(picture ? [tagOf('media', picture, media.has(picture))] : [])],
      }
    : undefined
}
