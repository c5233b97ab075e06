import { z } from 'zod'

import type { Media } from '../../generated/payload-types'
import { schemasOf, type PublicFields } from './field'

const text = z.string()
const maybe = text.nullable()
const size = z.int().positive().nullable()

const FILE = {
  url: { schema: text, of: ['filename'], filters: ['filename'], sorts: ['filename'] },
  width: { schema: size, of: ['width'], filters: ['width'], sorts: ['width'] },
  height: { schema: size, of: ['height'], filters: ['height'], sorts: ['height'] },
  mimeType: { schema: maybe, of: ['mimeType'], filters: ['mimeType'] },
  bytes: { schema: size.describe('The size of the file in bytes.'), of: ['filesize'], sorts: ['filesize'] },
} as const satisfies PublicFields<Media>

const file = z.strictObject(schemasOf(FILE))

/** The public fields of a picture, without its smaller files, which are read separately. */
export const PICTURE = {
  ...FILE,
  alt: { schema: text, of: ['alt'], filters: ['alt'], sorts: ['alt'] },
  caption: { schema: maybe, of: ['caption'] },
  credit: { schema: maybe, of: ['credit'], filters: ['credit'], sorts: ['credit'] },
} as const satisfies PublicFields<Media>

/** A picture: its file, its texts, and its smaller files. */
export const picture = z.strictObject({
  ...schemasOf(PICTURE),
  sizes: z
    .array(z.strictObject({ name: text, ...file.shape }))
    .readonly()
    .describe('Smaller versions of the picture, smallest first.'),
})

/** One file of a picture. */
export type PublishedFile = Readonly<z.infer<typeof file>>

/** A picture: its file, its texts, and the smaller files made from it, smallest first. */
export type PublishedPicture = Readonly<z.infer<typeof picture>>
