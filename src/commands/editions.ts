import { parseArgs } from 'node:util'

import { bumpEpoch } from '../database/announcements/epoch'
import { flushAnnouncements } from '../database/announcements/flush'
import { rebuildEditions } from '../readModel/rebuild'
import { fail } from '../fail'
import { logger } from '../logger'
import { connect } from '../server/connect'

/** `npm run editions -- rebuild`: rebuilds the read model from the stories, while readers and editors continue. */
try {
  const { positionals } = parseArgs({ allowPositionals: true })
  if (positionals.join(' ') !== 'rebuild') {
    console.error('Usage: npm run editions -- rebuild')
    process.exit(2)
  }
  logger.level = 'error'
  const payload = await connect()
  const begun = performance.now()
  const total = await rebuildEditions({ payload, onProgress: showProgress })
  // A server running beside this command empties its cache.
  bumpEpoch({ payload })
  await flushAnnouncements({ payload })
  if (process.stdout.isTTY) process.stdout.write('\n')
  console.log(
    `Rebuilt the read model: ${total} stories in ${((performance.now() - begun) / 1000).toFixed(1)} s.`,
  )
  await payload.destroy()
  process.exit()
} catch (error) {
  fail(error)
}

function showProgress(done: number, of: number): void {
  if (process.stdout.isTTY) process.stdout.write(`\r${done} of ${of} stories`)
  else if (done % 5_000 < 50) console.log(`${done} of ${of} stories`)
}
