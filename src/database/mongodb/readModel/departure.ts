import { randomUUID } from 'node:crypto'

/** The key of a departure from a list: the list, the moment, and a mark, since several stories may leave at one moment. */
export const departure = (list: string, at = new Date()): string =>
  `${list}|${at.toISOString()}|${randomUUID()}`

/** The moment in it. */
export const departedAt = (id: string): string => id.split('|')[1] ?? ''
