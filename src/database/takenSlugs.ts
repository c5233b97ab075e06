import { ValidationError, type BaseDatabaseAdapter } from 'payload'

/** Another transaction took the slug between the check and the write. A retry gives the record the next one. */
class SlugTakenError extends Error {
  readonly code = 'lost-race'
  constructor() {
    super('Another record has just taken this address.')
    this.name = 'SlugTakenError'
  }
}

/**
 * Payload's create and update, where a taken slug is a lost race, not a user error: every slug was chosen as a free one
 * (`fields/slug/freeSlug`) in the transaction that writes it.
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
