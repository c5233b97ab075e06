import type { TestProject } from 'vitest/node'

import { missingPostgres, startPostgres } from '../support/postgres'

declare module 'vitest' {
  export interface ProvidedContext {
    /** The cluster's address, or why there is none. */
    postgres: { url: string } | { missing: string }
  }
}

/** One cluster for the whole run. Where PostgreSQL is not installed its half is reported as skipped; in CI that is a failure. */
export default async function setup(project: TestProject) {
  const missing = missingPostgres()
  if (missing) {
    console.warn(`\n${missing}\n`)
    project.provide('postgres', { missing })
    return
  }
  // A test's newsroom lives for seconds: what a crash would lose is of no use.
  const server = await startPostgres({ options: ['fsync=off', 'max_connections=300'] })
  project.provide('postgres', { url: server.url })
  return () => server.stop()
}
