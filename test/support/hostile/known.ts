import type { SanitizedConfig } from 'payload'

/** Records that are there, so that some requests get further than "not found". */
export type Known = Readonly<Record<string, readonly string[]>>

export type Collection = SanitizedConfig['collections'][number]
