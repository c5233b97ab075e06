import { readFileSync } from 'node:fs'
import { join } from 'node:path'
import { z } from 'zod'

import { Refusal } from '../errors'

/** The form of an export. A later Dateline that writes another one counts on. */
export const FORMAT = 1
export const MANIFEST = 'manifest.json'
/** The folder of pictures within an export. */
export const PICTURES = 'media'

const sha256 = z.string().regex(/^[0-9a-f]{64}$/)

const schema = z.object({
  format: z.literal(FORMAT),
  /** The Dateline that wrote it. */
  dateline: z.string(),
  takenAt: z.iso.datetime(),
  /** Its content model (`modelOf`). */
  model: sha256,
  /** What tells PAYLOAD_SECRET apart from another one; null where the newsroom had none yet. */
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
  /** When lists last lost a story, which dates feeds. */
  departures: z.array(z.object({ list: z.string(), at: z.iso.datetime() })),
  /** Pictures that the database names and that were not on the disk. */
  missing: z.array(z.string()),
})

/** What an export says of itself: its files, how many records each has, and the SHA-256 of its bytes. */
export type Manifest = z.infer<typeof schema>
/** One JSON Lines file: a record of a collection, or a version of one, a line. */
export type RecordsFile = Manifest['files'][number]

/** The manifest of an export. Throws a {@link Refusal} `no-export`, or `export-unknown` where it is of another form. */
export function readManifest(folder: string): Manifest {
  const result = schema.safeParse(parse(textIn(folder)))
  if (result.success) return result.data
  throw new Refusal({
    status: 422,
    code: 'export-unknown',
    message: `${join(folder, MANIFEST)} has a form that this Dateline does not know. Use the Dateline that wrote it, or a newer one.`,
  })
}

function textIn(folder: string): string {
  try {
    return readFileSync(join(folder, MANIFEST), 'utf8')
  } catch {
    throw new Refusal({
      status: 404,
      code: 'no-export',
      message: `There is no ${join(folder, MANIFEST)}: ${folder} is no export, or one that was not finished. Run npm run export again.`,
      received: folder,
    })
  }
}

function parse(text: string): unknown {
  try {
    return JSON.parse(text)
  } catch {
    // Refused by the schema, with a sentence.
    return undefined
  }
}
