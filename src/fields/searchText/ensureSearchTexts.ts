import type { Payload, Where } from 'payload'

import { databaseOf } from '../../database/engine'
import type { SearchTextPlace } from '../../database/searchTexts'
import { SEARCHABLE, searchTextOf, type Searchable } from './searchTextOf'

const PAGE = 200
const TELL_EACH_MS = 5_000

/**
 * Fills the search text of records and newest versions created before the field existed. Can be aborted with `signal` and resumes on the
 * next call; does nothing if none is missing.
 */
export async function ensureSearchTexts({
  payload,
  signal,
}: {
  payload: Payload
  signal?: AbortSignal | undefined
}): Promise<void> {
  const places = SEARCHABLE.flatMap((collection) => [
    { collection, isOfVersions: false },
    // The panel lists stories by their newest versions.
    ...(collection === 'articles' ? [{ collection, isOfVersions: true }] : []),
  ])
  let done = 0
  let told = performance.now()
  const tell = () => payload.logger.info(`added the search text of ${done} records`)
  for (const place of places) {
    for await (const texts of missing({ payload, place })) {
      signal?.throwIfAborted()
      await databaseOf(payload.db).searchTexts.keepMissing({ ...place, texts })
      done += Object.keys(texts).length
      if (performance.now() - told < TELL_EACH_MS) continue
      told = performance.now()
      tell()
    }
  }
  if (done > 0) tell()
}

type Texts = Record<string, string>
type Place = SearchTextPlace & { readonly collection: Searchable }

async function* missing({ payload, place }: { payload: Payload; place: Place }): AsyncGenerator<Texts> {
  const { collection, isOfVersions } = place
  for (let last: string | undefined; ;) {
    const where: Where = {
      and: [
        { [isOfVersions ? 'version.searchText' : 'searchText']: { exists: false } },
        ...(isOfVersions ? [{ latest: { equals: true } }] : []),
        ...(last ? [{ id: { greater_than: last } }] : []),
      ],
    }
    const asked = { collection, limit: PAGE, pagination: false, req: {}, sort: 'id', where }
    const { docs } = isOfVersions
      ? await payload.db.findVersions<Doc>(asked)
      : await payload.db.find<Doc>(asked)
    if (docs.length === 0) return
    last = docs.at(-1)?.id
    yield Object.fromEntries(
      docs.map((doc) => [doc.id, searchTextOf(collection, isOfVersions ? (doc.version ?? {}) : doc)]),
    )
  }
}

interface Doc {
  readonly id: string
  readonly version?: Readonly<{ [field: string]: unknown }>
  readonly [field: string]: unknown
}
