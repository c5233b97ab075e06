import type { Payload, PayloadRequest } from 'payload'

import { Refusal } from '../../errors'

const KEY = 'dateline:import'

/** The manifest hash of the unfinished import into this newsroom; undefined if there is none. */
export async function markOf({ kv }: Payload): Promise<string | undefined> {
  return (await kv.get<string>(KEY)) ?? undefined
}

/** Records the start of an import. Fails as a lost race if another one starts at the same time. */
export async function createMark({ req, mark }: { req: PayloadRequest; mark: string }): Promise<void> {
  await req.payload.db.create({ collection: 'payload-kv', data: { key: KEY, data: mark }, req })
}

/** Records that the import is done. */
export async function removeMark(payload: Payload): Promise<void> {
  await payload.kv.delete(KEY)
}

/** Throws a {@link Refusal} `import-unfinished` if an import is incomplete. */
export async function requireNoImport(payload: Payload): Promise<void> {
  if ((await markOf(payload)) === undefined) return
  throw new Refusal({
    status: 409,
    code: 'import-unfinished',
    message: 'An import into this database was interrupted. Run the same npm run import again to continue.',
  })
}
