import { fail } from '../errors/fail'
import { env } from '../env'
import { logger } from '../logger'
import { serve } from './serve'
import { stopOnSignal } from './stopOnSignal'

try {
  const running = await serve({ env })
  stopOnSignal({ close: running.close, logger })
  logger.info({ address: env.SERVER_URL, panel: `${env.SERVER_URL}/admin` }, 'Dateline is ready')
  const { totalDocs: accounts } = await running.payload.count({ collection: 'users' })
  if (accounts === 0) logger.warn('nobody can sign in yet: run `npm run seed`, or `npm run user -- add`')
} catch (error) {
  fail(error)
}
