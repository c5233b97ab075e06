import { createHash } from 'node:crypto'

import { z } from 'zod'

import { body } from '../publicSchema/body'
import { storedArticle } from '../publicSchema/storedArticle'

/** Raise it where articles are projected differently and the schema stays the same: other words to find them by, another way to clean. */
const REVISION = 1

/**
 * Of what is stored for readers: a number that differs where the schema of it does. A newsroom whose read model has another one is rebuilt
 * when it starts.
 */
export const READ_MODEL_VERSION = versionOf([storedArticle, body])

/** A positive number of 31 bits. Descriptions do not count: they store nothing. */
export function versionOf(schemas: readonly z.ZodType[]): number {
  const shapes = schemas.map((schema) =>
    JSON.stringify(z.toJSONSchema(schema), (key, value: unknown) =>
      key === 'description' && typeof value === 'string' ? undefined : value,
    ),
  )
  return (
    createHash('sha256')
      .update([REVISION, ...shapes].join('\n'))
      .digest()
      .readUInt32BE() >>> 1
  )
}
