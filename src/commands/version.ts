import description from '../../package.json' with { type: 'json' }

/** Dateline's own version, as package.json states it. */
export const version = (): string => description.version
