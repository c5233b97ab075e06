import type { AfterErrorHook } from 'payload'

import { causes, codeOf, errorBody, isLostRace, type FieldError } from '.'
import { fromDatabase } from './fromDatabase'

/**
 * Gives every error that leaves its stable code, in REST and in GraphQL. What is inside a 5xx stays in the log:
 * its message could hold anything.
 */
export const giveCode: AfterErrorHook = ({ error, graphqlResult, req, result }) => {
  const original = (error as { originalError?: unknown }).originalError ?? error
  const status = statusOf(original)
  // Payload has logged the error itself; this line says whose request it was.
  if (status >= 500)
    req?.payload.logger.error({ requestId: req.headers.get('x-request-id') }, 'a request failed')
  const data = dataOf(original, status)
  const told = messageOf({ original, status })
  if (graphqlResult) {
    return {
      graphqlResult: {
        ...graphqlResult,
        message: told ?? graphqlResult.message,
        extensions: { ...graphqlResult.extensions, data, statusCode: status },
      },
    }
  }
  const [first] = result?.errors ?? []
  const message = told ?? first?.message ?? error.message
  return { status, response: { errors: [{ message, name: first?.name, data }] } }
}

/** What is said in place of an error's own words, which are for the log. */
function messageOf({ original, status }: { original: unknown; status: number }): string | undefined {
  if (isLostRace(original)) return 'Somebody else saved this at the same moment. Save it again.'
  if (status === 503) return 'The database is busy. Try again in a moment.'
  const refusal = fromDatabase(original)
  if (refusal) return refusal.message
  return status >= 500 ? 'Something went wrong.' : undefined
}

function statusOf(error: unknown): number {
  if (isLostRace(error)) return 409
  const status = causes(error)
    .map((each) => each.status)
    .find((each) => typeof each === 'number' && each >= 400 && each < 600)
  return (status as number | undefined) ?? fromDatabase(error)?.status ?? 500
}

function dataOf(error: unknown, status: number) {
  const { data } = (error ?? {}) as { data?: { received?: unknown; errors?: readonly FieldError[] } | null }
  return errorBody({
    code: fromDatabase(error)?.code ?? codeOf({ error, status }),
    message: '',
    received: data?.received,
    errors: Array.isArray(data?.errors) ? data.errors.map(({ path, message }) => ({ path, message })) : [],
  }).errors[0]?.data
}
