import { devNull } from 'node:os'
import { fileURLToPath } from 'node:url'

import { defineConfig } from 'vitest/config'
import { BaseSequencer, type TestSpecification } from 'vitest/node'

// Lexical's module awaits at its top level and can end plain Node in silence; this condition chooses its finished build.
const execArgv = ['--conditions=production']

// As Node loads it. Vitest would take the library's other build, and a schema of the one is none to the other.
const graphql = fileURLToPath(import.meta.resolve('graphql'))

// What stands in a developer's own `.env` must not reach a test.
const env = { ENV_FILE: devNull }

/** What a test waits for comes when the machine has time for it: a second, the default, is too short on a busy one. */
const PATIENT = { poll: { timeout: 60_000 } }

/** What starts the server of an engine, once for the whole run. */
const SETUP = { mongodb: ['test/int/mongod.ts'], postgres: ['test/int/postgres.ts'], sqlite: [] }

/**
 * Files that prove rules of the HTTP layer, the formats or the newsroom, which are the same on every engine: they run on SQLite alone.
 * `canaries.test.ts`, `roles.test.ts` and `leaks.test.ts` show on every engine that each route and each role is wired to these rules.
 * Single tests in other files do the same with `describeOnce` and `itOnce` (test/int/engine.ts).
 */
const ONCE = [
  'example',
  'formats',
  'gate',
  'graphqlClosed',
  'headers',
  'inert',
  'links',
  'openapi',
  'oracle',
  'preflight',
  'previewLinks',
  'reporters',
  'scheduleClock',
  'server',
  'withdrawal',
]

const integration = (engine: 'sqlite' | 'mongodb' | 'postgres') => ({
  resolve: { alias: { graphql } },
  test: {
    name: engine,
    include: ['test/int/**/*.test.ts'],
    exclude: engine === 'sqlite' ? [] : ONCE.map((name) => `test/int/${name}.test.ts`),
    execArgv,
    env: { ...env, DATELINE_TEST_ENGINE: engine },
    expect: PATIENT,
    globalSetup: SETUP[engine],
    isolate: false,
    setupFiles: ['test/int/freshModules.ts'],
    hookTimeout: 180_000,
    testTimeout: 180_000,
  },
})

/** Files that start servers and browsers as processes run three at a time, once the others have ended: they wait more than they work. */
const SERVERS = { maxWorkers: 3, sequence: { groupOrder: 1 } }

/** Begun first, in this order. They take minutes, though they are short: one begun last would keep a worker busy alone. */
const LONG = [
  'adversarial',
  'access/roles',
  'int/roles',
  'process/drills',
  'process/databaseDrills',
  'e2e/versions',
]

class LongFirst extends BaseSequencer {
  override async sort(files: TestSpecification[]) {
    const rest = new Set(await super.sort(files))
    const long = LONG.flatMap((name) =>
      [...rest].filter(({ moduleId }) => moduleId.endsWith(`/test/${name}.test.ts`)),
    )
    for (const file of long) rest.delete(file)
    return [...long, ...rest]
  }
}

export default defineConfig({
  test: {
    // Two cores: more newsrooms at once only wait for each other.
    maxWorkers: 2,
    sequence: { sequencer: LongFirst },
    reporters: ['default'],
    projects: [
      {
        test: {
          name: 'unit',
          env,
          include: ['test/**/*.test.ts'],
          exclude: ['test/int/**', 'test/e2e/**', 'test/process/**'],
          // Most of the time of a unit test is the loading of what it tests: files share a worker and its modules.
          isolate: false,
          // Long enough for a busy machine: what a test measures it says itself.
          testTimeout: 60_000,
        },
      },
      integration('sqlite'),
      integration('mongodb'),
      integration('postgres'),
      {
        test: {
          name: 'process',
          env,
          include: ['test/process/**/*.test.ts'],
          execArgv,
          ...SERVERS,
          expect: PATIENT,
          hookTimeout: 180_000,
          testTimeout: 180_000,
        },
      },
      {
        test: {
          name: 'e2e',
          env,
          include: ['test/e2e/**/*.test.ts'],
          globalSetup: ['test/e2e/newsroom.ts'],
          ...SERVERS,
          expect: PATIENT,
          hookTimeout: 180_000,
          testTimeout: 180_000,
        },
      },
    ],
  },
})
