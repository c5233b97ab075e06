import type { z } from 'zod'

/** A field of a record, or one inside it: `headline`, `wire.agency`. */
type PathIn<Doc> = (keyof Doc & string) | `${keyof Doc & string}.${string}`

/**
 * A public field: its schema, and the fields of the collection that it is derived from. Only these may be selected through `/api` and
 * GraphQL. Results and their order can reveal values, so the allowed filters and sorts are listed too.
 */
interface PublicField<Doc> {
  readonly schema: z.ZodType
  readonly of: readonly PathIn<Doc>[]
  readonly filters?: readonly PathIn<Doc>[]
  readonly sorts?: readonly PathIn<Doc>[]
}

export type PublicFields<Doc> = Readonly<Record<string, PublicField<Doc>>>

/** The schemas of fields by name: the shape of an object schema. */
export function schemasOf<Fields extends Readonly<Record<string, { readonly schema: z.ZodType }>>>(
  fields: Fields,
): { [Name in keyof Fields]: Fields[Name]['schema'] } {
  return Object.fromEntries(Object.entries(fields).map(([name, { schema }]) => [name, schema])) as {
    [Name in keyof Fields]: Fields[Name]['schema']
  }
}

/** The collection fields that public fields are derived from, without duplicates. */
export function pathsOf<Doc>(
  fields: PublicFields<Doc>,
  kind: 'of' | 'filters' | 'sorts' = 'of',
): PathIn<Doc>[] {
  return [...new Set(Object.values(fields).flatMap((field) => field[kind] ?? []))]
}
