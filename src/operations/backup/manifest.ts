import { createHash } from 'node:crypto'

import { z } from 'zod'

import { Refusal } from '../../errors'

/** The format version of a backup. Increase it when the format changes. */
export const FORMAT = 1
export const MANIFEST = 'manifest.json'
/** In the format of `sha256sum`, so that a person can verify it by hand. */
export const MANIFEST_HASH = 'manifest.sha256'

const member = z.object({
  path: z.string(),
  size: z.number().int().nonnegative(),
  sha256: z.string().regex(/^[0-9a-f]{64}$/),
})

const schema = z.object({
  format: z.literal(FORMAT),
  dateline: z.string().regex(/^\d+\.\d+\.\d+/),
  // Earlier versions could back up MongoDB; those backups are refused with an explanation.
  engine: z.enum(['sqlite', 'mongodb']),
  schema: z.array(z.string()),
  takenAt: z.iso.datetime(),
  counts: z.record(z.string(), z.number().int().nonnegative()),
  members: z.array(member),
  missing: z.array(z.string()),
})

/** One file of a backup: its path in the archive, its size in bytes, the SHA-256 of its bytes in hexadecimal. */
export type Member = z.infer<typeof member>

/**
 * The contents of a backup. `schema` are the migrations applied to the database, `counts` the rows of each table, `missing` the pictures
 * that the database names but that were not on disk.
 */
export type Manifest = z.infer<typeof schema>

/** Reads a manifest and checks its hash. Throws a {@link Refusal} `backup-damaged` or `backup-unknown`. */
export function readManifest({ text, hashLine }: { text: string; hashLine: string }): Manifest {
  if (hashLine !== hashLineOf(text)) throw damaged(`${MANIFEST} has been changed`)
  const result = schema.safeParse(parse(text))
  if (result.success) return result.data
  throw new Refusal({
    status: 422,
    code: 'backup-unknown',
    message:
      'This version of Dateline cannot read the format of this backup. Restore it with the version that made it, or a newer one.',
  })
}

/** The content of `manifest.sha256`. */
export function hashLineOf(text: string): string {
  return `${createHash('sha256').update(text).digest('hex')}  ${MANIFEST}\n`
}

/** The refusal of a backup whose bytes have changed since it was written. */
export function damaged(what: string): Refusal {
  return new Refusal({
    status: 422,
    code: 'backup-damaged',
    message: `This backup is damaged: ${what}. Nothing was changed. Use another backup.`,
  })
}

function parse(text: string): unknown {
  try {
    return JSON.parse(text)
  } catch {
    // The schema refuses it with an explanation.
    return undefined
  }
}
