/** No temporary MongoDB is available: there is none on this machine, and none could be downloaded. */
export class NoMongoError extends Error {
  readonly code = 'no-mongo'
  constructor(message: string) {
    super(message)
    this.name = 'NoMongoError'
  }
}

export interface ThrowAwayMongo {
  readonly url: string
  /** Ends the mongod process and removes its data. */
  readonly stop: () => Promise<void>
}

/**
 * Starts a replica set of one that lives as long as this process. Uses this machine's mongod, or downloads one, once.
 * Throws a {@link NoMongoError}.
 */
export async function startThrowAwayMongo({ say }: { say: (line: string) => void }): Promise<ThrowAwayMongo> {
  const { DryMongoBinary, MongoMemoryReplSet } = await memoryServer()
  try {
    const binary = await DryMongoBinary.locateBinary(await DryMongoBinary.generateOptions())
    say(
      binary
        ? 'Starting a temporary MongoDB …'
        : 'No mongod found on this machine: downloading it (once, about 100 MB) …',
    )
    const set = await MongoMemoryReplSet.create({ replSet: { count: 1, storageEngine: 'wiredTiger' } })
    const url = new URL(set.getUri())
    url.pathname = '/dateline'
    return { url: url.href, stop: async () => void (await set.stop({ doCleanup: true, force: true })) }
  } catch (error) {
    throw new NoMongoError(
      `MongoDB could not be started here: ${error instanceof Error ? error.message.split('\n', 1)[0] : String(error)}\n` +
        'Set MONGOMS_SYSTEM_BINARY=/path/to/mongod to use an installed one. `npm run demo` alone needs no MongoDB.',
    )
  }
}

/** Part of the development dependencies, which a production install omits. */
async function memoryServer() {
  try {
    return await import('mongodb-memory-server')
  } catch {
    throw new NoMongoError(
      'The temporary MongoDB is a development dependency, which is not installed. Run `npm ci`.',
    )
  }
}
