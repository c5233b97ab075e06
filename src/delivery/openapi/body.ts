import { z } from 'zod'

import type { PublishedBody } from '../../published/body/nodes'
import { picture } from './picture'

const element = { direction: z.null(), format: z.literal(''), indent: z.literal(0), version: z.literal(1) }

const text = z.strictObject({
  type: z.literal('text'),
  text: z.string(),
  format: z.int().min(0).max(99).describe('Bits: 1 is bold, 2 italic, 32 subscript, 64 superscript.'),
  detail: z.literal(0),
  mode: z.literal('normal'),
  style: z.literal(''),
  version: z.literal(1),
})

const linebreak = z.strictObject({ type: z.literal('linebreak'), version: z.literal(1) })

const node = z.lazy((): z.ZodType => {
  const children = z.array(node)
  const held = { ...element, children }
  return z.union([
    text,
    linebreak,
    z.strictObject({
      ...held,
      type: z.literal('link'),
      fields: z.strictObject({ linkType: z.literal('custom'), url: z.string(), newTab: z.literal(false) }),
    }),
    z.strictObject({ ...held, type: z.enum(['paragraph', 'quote']) }),
    z.strictObject({ ...held, type: z.literal('heading'), tag: z.enum(['h2', 'h3']) }),
    z.strictObject({
      ...held,
      type: z.literal('list'),
      tag: z.enum(['ul', 'ol']),
      listType: z.enum(['bullet', 'number']),
      start: z.int().positive(),
    }),
    z.strictObject({ ...held, type: z.literal('listitem'), value: z.int().positive() }),
    z.strictObject({
      type: z.literal('upload'),
      relationTo: z.literal('media'),
      value: picture,
      fields: z.null(),
      format: z.literal(''),
      version: z.literal(3),
    }),
  ])
})

export const bodyNode = node

/** A story's text, of the few kinds of nodes that leave. */
export const body = z.strictObject({
  root: z.strictObject({ ...element, type: z.literal('root'), children: z.array(node) }),
}) as unknown as z.ZodType<PublishedBody>
