import { ValidationError, type BaseDatabaseAdapter } from 'payload'

/** Somebody else took the slug between the look and the write. Tried again, the record gets the next one. */
class SlugTakenError extends Error {
  readonly code = 'lost-race'
  constructor() {
    super('Another record took this address a moment before.')
    this.name = 'SlugTakenError'
  }
}

/**
 * Payload's create and update, where a slug that is taken is a lost race, not a mistake of the person who saves:
 * every slug was chosen as a free one (`fields/slug/freeSlug`) in the transaction that writes it.
 */
export function takenSlugs(adapter: BaseDatabaseAdapter): Pick<BaseDatabaseAdapter, 'create' | 'updateOne'> {
  const { create, updateOne } = adapter
  return {
    create: (args) => create.call(adapter, args).catch(asLostRace),
    updateOne: (args) => updateOne.call(adapter, args).catch(asLostRace),
  }
}

function asLostRace(error: unknown): never {
  if (error instanceof ValidationError && error.data.errors[0]?.path === 'slug') throw new SlugTakenError()
  throw error
}
