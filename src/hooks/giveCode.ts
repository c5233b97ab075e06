import type { AfterErrorHook } from 'payload'

import { faultOf } from '../database/faultOf'
import { causes, codeOf, errorBody, Refusal, type FieldError } from '../errors'

/**
 * Gives every error response its stable code, in REST and GraphQL. Details of a 5xx go only to the log: its message could contain anything.
 */
export const giveCode: AfterErrorHook = ({ error, graphqlResult, result }) => {
  const original = (error as { originalError?: unknown }).originalError ?? error
  const status = statusOf(original)
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

/** The message that replaces the error's own, if it must not be exposed. */
function messageOf({ original, status }: { original: unknown; status: number }): string | undefined {
  const fault = faultOf(original)
  if (fault) return fault.message
  return status >= 500 ? 'Something went wrong.' : undefined
}

function statusOf(error: unknown): number {
  const fault = faultOf(error)
  if (fault) return fault.status
  const status = causes(error)
    .map((each) => each.status)
    .find((each) => typeof each === 'number' && each >= 400 && each < 600)
  return (status as number | undefined) ?? 500
}

function dataOf(error: unknown, status: number) {
  return { ...(error instanceof Refusal ? error.details : {}), ...plainDataOf(error, status) }
}

function plainDataOf(error: unknown, status: number) {
  const { data } = (error ?? {}) as { data?: { received?: unknown; errors?: readonly FieldError[] } | null }
  return errorBody({
    code: faultOf(error)?.code ?? codeOf({ error, status }),
    message: '',
    received: data?.received,
    errors: Array.isArray(data?.errors) ? data.errors.map(({ path, message }) => ({ path, message })) : [],
  }).errors[0]?.data
}
