import { randomUUID } from 'node:crypto'

/** The key of a departure from a list: the list, the time, and a unique suffix, since several stories may leave at the same time. */
export const departure = (list: string, at = new Date()): string =>
  `${list}|${at.toISOString()}|${randomUUID()}`

/** The time in such a key. */
export const departedAt = (id: string): string => id.split('|')[1] ?? ''
