import { createHash } from 'node:crypto'

import { z } from 'zod'

import { body } from '../public/schema/body'
import { storedArticle } from '../public/schema/storedArticle'

/** Increment it if articles are projected differently under the same schema: other search words, other cleaning. */
const REVISION = 1

/** The version of what is stored for readers: it differs if the schema does. A read model of another version is rebuilt at startup. */
export const READ_MODEL_VERSION = versionOf([storedArticle, body])

/** A positive number of 31 bits. Ignores descriptions: they store nothing. */
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
