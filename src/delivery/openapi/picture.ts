import { z } from 'zod'

import type { PublishedPicture } from '../../published/picture'

const text = z.string()
const maybe = text.nullable()
const size = z.int().positive().nullable()

const file = { url: text, width: size, height: size, mimeType: maybe, bytes: size }

/** A picture with its files. */
export const picture: z.ZodType<PublishedPicture> = z.strictObject({
  ...file,
  alt: text,
  caption: maybe,
  credit: maybe,
  sizes: z
    .array(z.strictObject({ name: text, ...file }))
    .readonly()
    .describe('Smaller files made of it, the smallest first.'),
})
