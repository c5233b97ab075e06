import { errorBody } from '../errors'
import type { Answer } from './answer'
import { json } from './json'

// Returned rather than thrown, so that the cache can serve frequent requests for missing records.
const refused = (status: number, code: string, message: string, tags: readonly string[]): Answer =>
  json(errorBody({ code, message }), { status, tags })

/** 404: nothing exists at this URL. Tagged `lists`, since a publication may change that. */
export const notFound = (message = 'There is nothing at this address.'): Answer =>
  refused(404, 'not-found', message, ['lists'])

/** 410: the story was killed. */
export const gone = (): Answer => refused(410, 'withdrawn', 'This story was withdrawn.', ['lists'])

/** 301: the story has moved to another URL. */
export const movedTo = (location: string): Answer =>
  json({ location }, { status: 301, headers: { location }, tags: ['lists'] })
