import { setClock } from '../src/clock'
import { webhookSettings } from '../src/collections/Webhooks/settings'
import { fail } from '../src/fail'
import { env } from '../src/env'
import { logger } from '../src/logger'
import { serve } from '../src/server/serve'
import { stopOnSignal } from '../src/server/stopOnSignal'

/**
 * The server with an accelerated clock: `acceleratedServer.ts START SPEED PATIENCE` starts at START (milliseconds since 1970), runs SPEED
 * times as fast as the machine's clock, and waits PATIENCE milliseconds for a webhook receiver. SIGUSR2 makes it twenty times faster.
 */
const [start = 0, speed = 1, patienceMs = 10_000] = process.argv.slice(2).map(Number)
try {
  const running = await serve({ env })
  let pace = { since: performance.now(), from: start, speed }
  const now = () => pace.from + (performance.now() - pace.since) * pace.speed
  process.on('SIGUSR2', () => {
    pace = { since: performance.now(), from: now(), speed: pace.speed * 20 }
  })
  setClock(running.payload, () => new Date(now()))
  Object.assign(webhookSettings(running.payload), { patienceMs })
  stopOnSignal({ close: running.close, logger })
  logger.info('Dateline is ready')
} catch (error) {
  fail(error)
}
