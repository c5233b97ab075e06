import type { AfterErrorHook } from 'payload'

import { causes, codeOf, errorBody, type FieldError } from '.'
import { mongoCode } from './fromMongo'

/**
 * Gives every error that leaves its stable code, in REST and in GraphQL. What is inside a 5xx stays in the log:
 * its message could hold anything.
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

const MONGO_WORDS = {
  'commit-unknown':
    'The database went away while it saved this. Look whether it is saved before you save it again.',
  'database-unavailable': 'The database does not answer. Try again in a moment.',
  'write-conflict': 'Somebody else saved this at the same moment. Save it again.',
} as const

/** What is said in place of an error's own words, which are for the log. */
function messageOf({ original, status }: { original: unknown; status: number }): string | undefined {
  const ofMongo = mongoCode(causes(original))
  if (ofMongo) return MONGO_WORDS[ofMongo]
  if (status === 503) return 'The database is busy. Try again in a moment.'
  return status >= 500 ? 'Something went wrong.' : undefined
}

function statusOf(error: unknown): number {
  const ofMongo = mongoCode(causes(error))
  if (ofMongo) return ofMongo === 'write-conflict' ? 409 : 503
  const status = causes(error)
    .map((each) => each.status)
    .find((each) => typeof each === 'number' && each >= 400 && each < 600)
  return (status as number | undefined) ?? 500
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
