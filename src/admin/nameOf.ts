/** A name that is not blank, else undefined. Not in `PersonName`: a server component cannot call functions of a client module. */
export const nameOf = (name: unknown): string | undefined =>
  typeof name === 'string' && name.trim() !== '' ? name : undefined
