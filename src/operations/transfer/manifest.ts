import { readFileSync } from 'node:fs'
import { join } from 'node:path'
import { z } from 'zod'

import { Refusal } from '../../errors'

/** The format version of an export. Increase it when the format changes. */
export const FORMAT = 1
export const MANIFEST = 'manifest.json'
/** The folder of pictures within an export. */
export const PICTURES = 'media'

const sha256 = z.string().regex(/^[0-9a-f]{64}$/)

const schema = z.object({
  format: z.literal(FORMAT),
  /** The version of Dateline that wrote it. */
  dateline: z.string(),
  takenAt: z.iso.datetime(),
  /** Its content model (`modelOf`). */
  model: sha256,
  /** A fingerprint of PAYLOAD_SECRET; null if the newsroom had none yet. */
  secretMark: z.string().nullable(),
  files: z.array(
    z.object({
      file: z.string().regex(/^[a-z-]+(\.versions)?\.jsonl$/),
      collection: z.string(),
      of: z.enum(['records', 'versions']),
      count: z.number().int().nonnegative(),
      sha256,
    }),
  ),
  pictures: z.array(
    z.object({ file: z.string().regex(/^[^/\\]+$/), size: z.number().int().nonnegative(), sha256 }),
  ),
  /** When a story last left each list, which determines the dates of feeds. */
  departures: z.array(z.object({ list: z.string(), at: z.iso.datetime() })),
  /** Pictures that the database names but that were not on disk. */
  missing: z.array(z.string()),
})

/** The contents of an export: its files, the number of records in each, and the SHA-256 of its bytes. */
export type Manifest = z.infer<typeof schema>
/** A JSON Lines file: each line is a record of a collection, or a version of one. */
export type RecordsFile = Manifest['files'][number]

/** Reads the manifest of an export. Throws a {@link Refusal} `no-export`, or `export-unknown` for another format. */
export function readManifest(folder: string): Manifest {
  const result = schema.safeParse(parse(textIn(folder)))
  if (result.success) return result.data
  throw new Refusal({
    status: 422,
    code: 'export-unknown',
    message: `This version of Dateline cannot read the format of ${join(folder, MANIFEST)}. Use the version that wrote it, or a newer one.`,
  })
}

function textIn(folder: string): string {
  try {
    return readFileSync(join(folder, MANIFEST), 'utf8')
  } catch {
    throw new Refusal({
      status: 404,
      code: 'no-export',
      message: `${join(folder, MANIFEST)} does not exist: ${folder} is not an export, or the export was not finished. Run npm run export again.`,
      received: folder,
    })
  }
}

function parse(text: string): unknown {
  try {
    return JSON.parse(text)
  } catch {
    // The schema refuses it with an explanation.
    return undefined
  }
}
