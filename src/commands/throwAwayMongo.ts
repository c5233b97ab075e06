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
        ? 'Starting a MongoDB to throw away …'
        : 'There is no mongod on this machine: downloading one, once (about 100 MB) …',
    )
    const set = await MongoMemoryReplSet.create({ replSet: { count: 1, storageEngine: 'wiredTiger' } })
    const url = new URL(set.getUri())
    url.pathname = '/dateline'
    return { url: url.href, stop: async () => void (await set.stop({ doCleanup: true, force: true })) }
  } catch (error) {
    throw new NoMongoError(
      `MongoDB could not be started here: ${error instanceof Error ? error.message.split('\n', 1)[0] : String(error)}\n` +
        'MONGOMS_SYSTEM_BINARY=/path/to/mongod names one that is installed; `npm run demo` alone needs none.',
    )
  }
}

/** Part of the development dependencies, which a production install omits. */
async function memoryServer() {
  try {
    return await import('mongodb-memory-server')
  } catch {
    throw new NoMongoError(
      'The MongoDB to throw away comes with the development dependencies, and they are not installed: run `npm ci`.',
    )
  }
}
