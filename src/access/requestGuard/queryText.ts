import { parse } from 'qs-esm'

import { badQuery } from './badQuery'

/** The options that Payload parses with (`createPayloadRequest`): what is checked here must be what Payload executes. */
const AS_PAYLOAD_DOES = {
  allowEmptyArrays: true,
  arrayLimit: 1000,
  depth: 10,
  ignoreQueryPrefix: true,
} as const

/** Beyond these counts of parameters and nested brackets, the parser silently drops or misreads parts of the query. */
const MAX_PARAMETERS = 1_000
const MAX_BRACKETS = 10

/**
 * Parses a query string as Payload does. Throws a Refusal (400 `bad-query`) for more parameters or brackets than the
 * parser supports, for invalid characters, and for names that reach into an object's prototype.
 */
export function parseQuery(search: string): Record<string, unknown> {
  const parameters = search.replace(/^\?/, '').split('&')
  if (parameters.length > MAX_PARAMETERS) {
    throw badQuery(parameters.length, `A query can have at most ${MAX_PARAMETERS} parameters.`)
  }
  for (const parameter of parameters) {
    const text = decoded(parameter)
    if (text.includes('\0')) throw badQuery(parameter, 'A query cannot contain a NUL (%00).')
    checkName(text.split(/=(?!\])/, 1)[0] ?? '')
  }
  return parse(search, AS_PAYLOAD_DOES)
}

function checkName(name: string): void {
  if ((name.match(/\[/g) ?? []).length > MAX_BRACKETS) {
    throw badQuery(name, `A parameter can be nested at most ${MAX_BRACKETS} levels deep.`)
  }
  if (/(^|[[.])(__proto__|prototype|constructor)($|[[\].])/.test(name)) {
    throw badQuery(name, 'This parameter name is not allowed.')
  }
}

function decoded(parameter: string): string {
  try {
    return decodeURIComponent(parameter.replaceAll('+', ' '))
  } catch {
    throw badQuery(parameter, 'The query has an invalid percent escape. Write a percent sign as %25.')
  }
}
