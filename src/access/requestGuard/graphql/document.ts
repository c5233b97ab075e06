import { GraphQLError, Kind, parse, visit, type DocumentNode } from 'graphql'

import { Refusal } from '../../../errors'
import { MAX_DOCUMENT_CHARACTERS, MAX_DOCUMENT_DEPTH, MAX_DOCUMENT_TOKENS } from './limits'

/**
 * Rejects a GraphQL request before validation (400): a document that is too long (`document-too-long`) or too deep for
 * any caller (`too-deep`), or fragments in a cycle (`fragment-cycle`). The GraphQL server answers invalid documents; a
 * batch in an array is not a JSON object, so `readBody` rejects it.
 */
export function checkDocument({ query }: { readonly query?: unknown }): void {
  if (typeof query !== 'string') return
  if (query.length > MAX_DOCUMENT_CHARACTERS) {
    throw refusal(
      'document-too-long',
      `A document can have at most ${MAX_DOCUMENT_CHARACTERS} characters. Send values as variables.`,
      query.length,
    )
  }
  const document = parsed(query)
  if (!document) return
  const depth = depthOf(document)
  if (depth > MAX_DOCUMENT_DEPTH) {
    throw refusal('too-deep', `A document can be nested at most ${MAX_DOCUMENT_DEPTH} levels deep.`, depth)
  }
  const cycle = fragmentInACircle(document)
  if (cycle)
    throw refusal('fragment-cycle', 'A fragment contains itself. Write out the fields instead.', cycle)
}

function parsed(query: string): DocumentNode | undefined {
  try {
    return parse(query, { maxTokens: MAX_DOCUMENT_TOKENS, noLocation: true })
  } catch (error) {
    if (!(error instanceof GraphQLError)) throw error
    if (!error.message.includes('more that')) return undefined
    throw refusal('document-too-long', `A document can have at most ${MAX_DOCUMENT_TOKENS} tokens.`)
  }
}

function depthOf(document: DocumentNode): number {
  let here = 0
  let deepest = 0
  visit(document, {
    SelectionSet: {
      enter: () => {
        here += 1
        deepest = Math.max(deepest, here)
      },
      leave: () => {
        here -= 1
      },
    },
  })
  return deepest
}

/** Finds a fragment cycle, on which the counting rules would not terminate. */
function fragmentInACircle(document: DocumentNode): string | undefined {
  const uses = new Map<string, readonly string[]>()
  for (const definition of document.definitions) {
    if (definition.kind !== Kind.FRAGMENT_DEFINITION) continue
    const spreads: string[] = []
    visit(definition, { FragmentSpread: (node) => void spreads.push(node.name.value) })
    uses.set(definition.name.value, spreads)
  }
  const done = new Set<string>()
  const isInACircle = (name: string, above: readonly string[]): boolean => {
    if (above.includes(name)) return true
    if (done.has(name)) return false
    const is = (uses.get(name) ?? []).some((each) => isInACircle(each, [...above, name]))
    done.add(name)
    return is
  }
  return [...uses.keys()].find((name) => isInACircle(name, []))
}

function refusal(code: string, message: string, received?: unknown): Refusal {
  return new Refusal({ status: 400, code, message, received })
}
