import { parseArgs } from 'node:util'

import { fail } from '../src/errors/fail'
import { connect } from '../src/server/connect'
import { env } from '../src/env'
import { seed } from './seed'
import { stories } from './stories'

/** `npm run seed [-- FILE …] [--publish]`: brings the AP story (or the files) and the first account. */
try {
  const { values, positionals } = parseArgs({
    allowPositionals: true,
    options: { publish: { type: 'boolean' } },
  })
  const chosen = positionals.length > 0 ? positionals.map((file) => ({ file, working: {} })) : stories
  await seed({ connect, env, say: console.log, stories: chosen, isPublishing: values.publish ?? false })
  process.exit(0)
} catch (error) {
  fail(error)
}
