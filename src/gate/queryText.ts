import { parse } from 'qs-esm'

import { badQuery } from './badQuery'

/** As Payload parses it (`createPayloadRequest`): what is judged here must be what is answered there. */
const AS_PAYLOAD_DOES = {
  allowEmptyArrays: true,
  arrayLimit: 1000,
  depth: 10,
  ignoreQueryPrefix: true,
} as const

/** Beyond so many, and below so many brackets, the parser drops or misreads what was asked, in silence. */
const MAX_PARAMETERS = 1_000
const MAX_BRACKETS = 10

/**
 * A query string as Payload will read it. Throws a Refusal (400 `bad-query`) for more parameters or brackets than
 * the parser takes, for characters that are no text, and for names that reach into an object's prototype.
 */
export function parseQuery(search: string): Record<string, unknown> {
  const parameters = search.replace(/^\?/, '').split('&')
  if (parameters.length > MAX_PARAMETERS) {
    throw badQuery(parameters.length, `A query may have at most ${MAX_PARAMETERS} parameters.`)
  }
  for (const parameter of parameters) {
    const text = decoded(parameter)
    if (text.includes('\0')) throw badQuery(parameter, 'A query may not hold a NUL (%00).')
    checkName(text.split(/=(?!\])/, 1)[0] ?? '')
  }
  return parse(search, AS_PAYLOAD_DOES)
}

function checkName(name: string): void {
  if ((name.match(/\[/g) ?? []).length > MAX_BRACKETS) {
    throw badQuery(name, `A parameter may nest at most ${MAX_BRACKETS} deep.`)
  }
  if (/(^|[[.])(__proto__|prototype|constructor)($|[[\].])/.test(name)) {
    throw badQuery(name, 'There is no parameter of this name.')
  }
}

function decoded(parameter: string): string {
  try {
    return decodeURIComponent(parameter.replaceAll('+', ' '))
  } catch {
    throw badQuery(parameter, 'The query holds a percent sign that escapes nothing. Write % itself as %25.')
  }
}
