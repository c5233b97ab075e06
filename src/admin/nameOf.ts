/** A name that is not blank, else undefined. Apart from `PersonName`: a server component may not call what a client module exports. */
export const nameOf = (name: unknown): string | undefined =>
  typeof name === 'string' && name.trim() !== '' ? name : undefined
