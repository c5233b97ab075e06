import { parseArgs } from 'node:util'

import { fail } from '../src/fail'
import { connect } from '../src/server/connect'
import { env } from '../src/env'
import { seed } from './seed'
import { readStory } from './readStory'
import { knownStory, stories } from './stories'

/**
 * `npm run seed [-- FILE …] [--publish]`: imports the AP story (or the files) and the first account. Exits 1 if a story could not be
 * imported or published.
 */
try {
  const { values, positionals } = parseArgs({
    allowPositionals: true,
    options: { publish: { type: 'boolean' } },
  })
  const named = positionals.map((file) => ({ file, working: knownStory(readStory(file))?.working ?? {} }))
  const { unpublished } = await seed({
    connect,
    env,
    say: console.log,
    stories: named.length > 0 ? named : stories,
    isPublishing: values.publish ?? false,
  })
  process.exit(unpublished === 0 ? 0 : 1)
} catch (error) {
  fail(error)
}
