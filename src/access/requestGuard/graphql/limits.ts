/** Limits of one GraphQL document. */
export interface GraphqlLimits {
  readonly depth: number
  readonly aliases: number
  /** Selections, with fragments expanded. */
  readonly fields: number
  /** As graphql-armor measures it: each level of nesting costs half as much again. */
  readonly cost: number
  /** Records that could be returned; the limits of nested lists are multiplied. */
  readonly records: number
}

export const GRAPHQL_FOR_THE_PUBLIC: GraphqlLimits = {
  depth: 10,
  aliases: 15,
  fields: 500,
  cost: 5_000,
  records: 2_000,
}

export const GRAPHQL_FOR_THE_NEWSROOM: GraphqlLimits = {
  depth: 20,
  aliases: 100,
  fields: 3_000,
  cost: 100_000,
  records: 100_000,
}

/** Characters and tokens, checked before and while parsing. They also bound the nesting, on which the parser would fail. */
export const MAX_DOCUMENT_CHARACTERS = 32_768
export const MAX_DOCUMENT_TOKENS = 4_000

/** What the validation itself can handle; checked before the limits above, which need the schema. */
export const MAX_DOCUMENT_DEPTH = 40
