import type { AfterErrorHook } from 'payload'

import { codeOf, errorBody, type FieldError } from '.'

/**
 * Gives every error that leaves its stable code, in REST and in GraphQL. What is inside a 5xx stays in the log:
 * its message could hold anything.
 */
export const giveCode: AfterErrorHook = ({ error, graphqlResult, result }) => {
  const original = (error as { originalError?: unknown }).originalError ?? error
  const status = statusOf(original)
  const data = dataOf(original, status)
  if (graphqlResult) {
    return {
      graphqlResult: {
        ...graphqlResult,
        extensions: { ...graphqlResult.extensions, data, statusCode: status },
      },
    }
  }
  const [first] = result?.errors ?? []
  const message =
    status >= 500 && status !== 503 ? 'Something went wrong.' : (first?.message ?? error.message)
  return { status, response: { errors: [{ message, name: first?.name, data }] } }
}

function statusOf(error: unknown): number {
  const { status } = (error ?? {}) as { status?: unknown }
  return typeof status === 'number' && status >= 400 && status < 600 ? status : 500
}

function dataOf(error: unknown, status: number) {
  const { data } = (error ?? {}) as { data?: { received?: unknown; errors?: readonly FieldError[] } | null }
  return errorBody({
    code: codeOf({ error, status }),
    message: '',
    received: data?.received,
    errors: Array.isArray(data?.errors) ? data.errors.map(({ path, message }) => ({ path, message })) : [],
  }).errors[0]?.data
}
