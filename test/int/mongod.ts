import { MongoMemoryReplSet } from 'mongodb-memory-server'
import type { TestProject } from 'vitest/node'

import { hasMongod } from '../support/mongod'

declare module 'vitest' {
  export interface ProvidedContext {
    /** The replica set's address, or why there is none. */
    mongodb: { url: string } | { missing: string }
  }
}

/**
 * One replica set for the whole run. `npm test` downloads nothing: without a mongod at hand the half is reported
 * as skipped, with the reason and the command that fetches one. In CI that is a failure.
 */
export default async function setup(project: TestProject) {
  const mayFetch = process.env.npm_lifecycle_event === 'test:mongo'
  if (!mayFetch && !(await hasMongod())) {
    const missing =
      'SKIPPED on MongoDB: there is no mongod on this machine. `npm run test:mongo` fetches one and runs these tests.'
    if (process.env.CI === 'true') throw new Error(missing)
    console.warn(`\n${missing}\n`)
    project.provide('mongodb', { missing })
    return
  }
  const server = await MongoMemoryReplSet.create({ replSet: { count: 1, storageEngine: 'wiredTiger' } })
  project.provide('mongodb', { url: server.getUri() })
  return async () => {
    await server.stop()
  }
}
