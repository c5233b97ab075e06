import type { Payload } from 'payload'

import { Refusal } from '../errors'

const KEY = 'dateline:import'

/** The hash of the manifest whose import into this newsroom is not done; undefined where none is. */
export async function markOf(payload: Payload): Promise<string | undefined> {
  return (await payload.kv.get<string>(KEY)) ?? undefined
}

export async function setMark(payload: Payload, mark: string | undefined): Promise<void> {
  if (mark === undefined) await payload.kv.delete(KEY)
  else await payload.kv.set(KEY, mark)
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
