import { Refusal } from '../../errors'

/** The longest place is a slug of 200 characters. */
const MOST = 300

/** A place in a list as readers send it back: it tells nothing but where to go on. */
export const toCursor = (place: string): string => Buffer.from(place, 'latin1').toString('base64url')

/** The place that a cursor stands for. Throws a {@link Refusal} (400 `bad-cursor`) for what is none. */
export function parseCursor(cursor: string, pattern: RegExp): string {
  const place = Buffer.from(cursor, 'base64url').toString('latin1')
  if (cursor.length <= MOST && pattern.test(place) && toCursor(place) === cursor) return place
  throw new Refusal({
    status: 400,
    code: 'bad-cursor',
    message: 'This is no cursor. Send back the `nextCursor` of the page before, as it came.',
    received: cursor.slice(0, 100),
  })
}

/** A key of a list: a moment and the story that was published then. */
export const KEY = /^\d{4}-\d{2}-\d{2}T\d{2}:\d{2}:\d{2}\.\d{3}Z~[\da-f-]{24,36}$/
