import type { Newsroom, Who } from './newsroom'

interface TypeRef {
  readonly kind: string
  readonly name: string | null
  readonly ofType: TypeRef | null
}
interface SchemaField {
  readonly name: string
  readonly type: TypeRef
  readonly args: readonly { name: string; type: TypeRef }[]
}
interface SchemaType {
  readonly name: string
  readonly kind: string
  readonly fields: readonly SchemaField[] | null
  readonly possibleTypes: readonly { name: string }[] | null
}
export interface Schema {
  readonly types: ReadonlyMap<string, SchemaType>
  readonly queries: readonly SchemaField[]
  readonly mutations: readonly SchemaField[]
}

const REF = 'kind name ofType { kind name ofType { kind name ofType { kind name } } }'
const FIELDS = `name type { ${REF} } args { name type { ${REF} } }`

/** What the server's GraphQL says of itself. */
export async function introspect(newsroom: Newsroom, who: Who): Promise<Schema> {
  const { body } = await newsroom.graphql<{
    data: {
      __schema: {
        queryType: { fields: SchemaField[] }
        mutationType: { fields: SchemaField[] }
        types: SchemaType[]
      }
    }
  }>(
    who,
    `{ __schema { queryType { fields { ${FIELDS} } } mutationType { fields { ${FIELDS} } } types { name kind fields { ${FIELDS} } possibleTypes { name } } } }`,
  )
  const { types, queryType, mutationType } = body.data.__schema
  return {
    types: new Map(types.map((type) => [type.name, type])),
    queries: queryType.fields,
    mutations: mutationType.fields,
  }
}

/** A query for everything that one root field can give, so deep, with these arguments where it takes them. */
export function queryFor(
  schema: Schema,
  field: SchemaField,
  given: Record<string, unknown>,
  depth: number,
): string {
  return `{ ${written(schema, field, given, depth)} }`
}

function written(schema: Schema, field: SchemaField, given: Record<string, unknown>, depth: number): string {
  const args = field.args
    .filter(({ name }) => name in given)
    .map(({ name, type }) => `${name}: ${literal(given[name], innermost(type).kind === 'ENUM')}`)
  const type = schema.types.get(innermost(field.type).name ?? '')
  const selection = type ? selectionOf(schema, type, given, depth) : ''
  return `${field.name}${args.length ? `(${args.join(', ')})` : ''}${selection}`
}

function selectionOf(
  schema: Schema,
  type: SchemaType,
  given: Record<string, unknown>,
  depth: number,
): string {
  if (type.kind === 'UNION') {
    const parts = (type.possibleTypes ?? []).map(({ name }) => {
      const possible = schema.types.get(name)
      return possible && depth > 0 ? `... on ${name} ${selectionOf(schema, possible, given, depth - 1)}` : ''
    })
    return ` { __typename ${parts.join(' ')} }`
  }
  if (!type.fields) return ''
  const nested = { ...given }
  // Inside, an id or a condition would belong to another collection.
  delete nested.id
  delete nested.where
  // A list in a list is multiplied, and the gate holds the product.
  if ('limit' in nested) nested.limit = 5
  const parts = type.fields
    .filter((field) => !isBranch(schema, field) || depth > 0)
    .map((field) => written(schema, field, nested, depth - 1))
  return ` { ${parts.join(' ') || '__typename'} }`
}

const isBranch = (schema: Schema, field: SchemaField) =>
  Boolean(schema.types.get(innermost(field.type).name ?? '')?.kind.match(/OBJECT|UNION|INTERFACE/))

function innermost(type: TypeRef): TypeRef {
  return type.ofType ? innermost(type.ofType) : type
}

function literal(value: unknown, isEnum: boolean): string {
  if (isEnum) return String(value)
  if (value === null || typeof value !== 'object') return JSON.stringify(value)
  if (Array.isArray(value)) return `[${value.map((each) => literal(each, false)).join(', ')}]`
  return `{ ${Object.entries(value)
    .map(([name, each]) => `${name}: ${literal(each, false)}`)
    .join(', ')} }`
}
