import type { Payload, PayloadRequest } from 'payload'

import { Refusal } from '../errors'

const KEY = 'dateline:import'

/** The hash of the manifest whose import into this newsroom is not done; undefined where none is. */
export async function markOf(payload: Payload, req?: PayloadRequest): Promise<string | undefined> {
  const row = await payload.db.findOne<{ id: string; data?: unknown }>({
    collection: 'payload-kv',
    req,
    where: { key: { equals: KEY } },
  })
  return typeof row?.data === 'string' ? row.data : undefined
}

/** Notes an import. Fails as a lost race where another does so at the same moment. */
export async function createMark({ req, mark }: { req: PayloadRequest; mark: string }): Promise<void> {
  await req.payload.db.create({ collection: 'payload-kv', data: { key: KEY, data: mark }, req })
}

/** Notes that the import is done. */
export async function removeMark(payload: Payload): Promise<void> {
  await payload.kv.delete(KEY)
}

/** Throws a {@link Refusal} `import-unfinished` where a part of a newsroom is missing. */
export async function requireNoImport(payload: Payload): Promise<void> {
  if ((await markOf(payload)) === undefined) return
  throw new Refusal({
    status: 409,
    code: 'import-unfinished',
    message:
      'An import into this database was interrupted: run the same npm run import again. It goes on where it was.',
  })
}
