import { basename } from 'node:path'

import { seed } from '../seed/seed'
import { env } from '../src/env'
import { fail } from '../src/fail'
import { connect } from '../src/server/connect'

/**
 * A process for the drills: imports and publishes the given files, and prints a line for each step. The seed of `npm run seed` has a
 * headline for the AP story alone, and copy without one cannot be published.
 */
try {
  const stories = process.argv
    .slice(2)
    .map((file) => ({ file, working: { headline: `Headline of ${basename(file)}` } }))
  await seed({ connect, env, isPublishing: true, say: console.log, stories })
  process.exit(0)
} catch (error) {
  fail(error)
}
