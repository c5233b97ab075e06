import { z } from 'zod'

import type { Field, FieldKind, FieldOf, Fields } from './fields'
import { NODES, ROOT, type Body, type BodyNode } from './nodes'

/** The schemas of a public body and of each node in it, with the schema of a picture. */
export function bodySchemas<Picture>(picture: z.ZodType<Picture>): {
  readonly body: z.ZodType<Body<Picture>>
  readonly bodyNode: z.ZodType<BodyNode<Picture>>
} {
  const bodyNode = z.lazy(() => z.union([...distinct].map(objectOf)))
  // An autolink is published as a link: the same fields.
  const distinct = new Set<Fields>(Object.values(NODES).map(({ fields }) => fields))

  function objectOf(fields: Fields): z.ZodType {
    return z.strictObject(
      Object.fromEntries(Object.entries<Field>(fields).map(([name, field]) => [name, schemaOf(field)])),
    )
  }

  function schemaOf<Kind extends FieldKind>(field: FieldOf<Kind>): z.ZodType {
    return SCHEMAS[field.kind](field)
  }

  const SCHEMAS: { readonly [Kind in FieldKind]: (field: FieldOf<Kind>) => z.ZodType } = {
    constant: ({ value }) => (value === null ? z.null() : z.literal(value)),
    choice: ({ values }) => z.enum(values),
    text: () => z.string(),
    flags: ({ flags }) => {
      const named = Object.entries(flags)
      return z
        .int()
        .min(0)
        .max(named.reduce((all, [, flag]) => all | flag, 0))
        .describe(`Bit flags: ${named.map(([name, flag]) => `${flag} is ${name}`).join(', ')}.`)
    },
    count: () => z.int().positive(),
    address: () => z.string(),
    picture: () => picture,
    group: ({ fields }) => objectOf(fields),
    children: () => z.array(bodyNode),
  }

  // Types and schemas are both derived from the table; TypeScript cannot infer that from a loop.
  return {
    bodyNode: bodyNode as unknown as z.ZodType<BodyNode<Picture>>,
    body: z.strictObject({ root: objectOf(ROOT) }) as unknown as z.ZodType<Body<Picture>>,
  }
}
