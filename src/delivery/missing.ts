import { errorBody } from '../errors'
import type { Answer } from './answer'
import { json } from './json'

// Kept as an answer and not thrown: what is asked for often is answered from memory, there or not.
const refused = (status: number, code: string, message: string, tags: readonly string[]): Answer =>
  json(errorBody({ code, message }), { status, tags })

/** 404: nothing is known at this address. `lists`, since a publication may change that. */
export const notFound = (message = 'There is nothing at this address.'): Answer =>
  refused(404, 'not-found', message, ['lists'])

/** 410: the story was killed. */
export const gone = (): Answer => refused(410, 'withdrawn', 'This story was withdrawn.', ['lists'])

/** 301: the story is at another address now. */
export const movedTo = (location: string): Answer =>
  json({ location }, { status: 301, headers: { location }, tags: ['lists'] })
