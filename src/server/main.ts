import { setFlagsFromString } from 'node:v8'

import { env } from '../env'
import { fail } from '../fail'
import { logger } from '../logger'
import { serve, type Running } from './serve'
import { stopOnSignal } from './stopOnSignal'

// V8 lets the heap grow to some four times what is in use before it collects garbage. At half as much again, a busy server uses 70 to
// 150 MB less and answers as fast (docs/decisions/0036-compiled.md).
setFlagsFromString('--heap-growing-percent=50')

const stopping = new AbortController()
let starting: Promise<Running> | undefined

// From here on, a signal closes whatever is open. Before this line nothing is.
stopOnSignal({
  logger,
  async close() {
    stopping.abort()
    const running = await starting?.catch(() => undefined)
    await running?.close()
  },
})

try {
  starting = serve({ env, signal: stopping.signal })
  const running = await starting
  logger.info({ address: env.SERVER_URL, panel: `${env.SERVER_URL}/admin` }, 'Dateline is ready')
  if (env.NODE_ENV === 'production' && import.meta.url.endsWith('.ts')) {
    logger.info(
      'running from the sources: after `npm run build` the server starts faster and uses less memory',
    )
  }
  const { totalDocs: accounts } = await running.payload.count({ collection: 'users' })
  if (accounts === 0) logger.warn('there are no accounts yet: run `npm run seed`, or `npm run user -- add`')
} catch (error) {
  // A signal aborted the start: `stopOnSignal` ends the process.
  if (!stopping.signal.aborted) fail(error)
}
