import { Refusal } from '../../errors'

/** The longest place is a slug of 200 characters. */
const MOST = 300

/** Encodes a place in a list as an opaque cursor. */
export const toCursor = (place: string): string => Buffer.from(place, 'latin1').toString('base64url')

/** Decodes a cursor to its place. Throws a {@link Refusal} (400 `bad-cursor`) for an invalid one. */
export function parseCursor(cursor: string, pattern: RegExp): string {
  const place = Buffer.from(cursor, 'base64url').toString('latin1')
  if (cursor.length <= MOST && pattern.test(place) && toCursor(place) === cursor) return place
  throw new Refusal({
    status: 400,
    code: 'bad-cursor',
    message: 'This is not a valid cursor. Send `nextCursor` of the previous page unchanged.',
    received: cursor.slice(0, 100),
  })
}

/** A key of a list: the time of publication and the story's ID. */
export const KEY = /^\d{4}-\d{2}-\d{2}T\d{2}:\d{2}:\d{2}\.\d{3}Z~[\da-f-]{24,36}$/
