/** How much one GraphQL document may ask for. */
export interface GraphqlLimits {
  readonly depth: number
  readonly aliases: number
  /** Selections, with what fragments stand for. */
  readonly fields: number
  /** By graphql-armor's measure: what is nested costs half as much again. */
  readonly cost: number
  /** Records that could come, a list in a list multiplied. */
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

/** Before a document is parsed: characters, and words and signs. Deeper nesting than these allow ends in the parser. */
export const MAX_DOCUMENT_CHARACTERS = 32_768
export const MAX_DOCUMENT_TOKENS = 4_000

/** What the validation itself takes in its stride; it is asked before the limits above, which need the schema. */
export const MAX_DOCUMENT_DEPTH = 40
