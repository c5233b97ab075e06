import type { MongooseAdapter } from '@payloadcms/db-mongodb'
import type { mongo } from 'mongoose'

import { noteTiming } from '../timings'

/** How long a transaction may be idle before it is aborted: well within MongoDB's own limit of a minute. */
const IDLE_TIMEOUT_MS = 10_000
const TICK_MS = 1_000

/**
 * Aborts idle transactions: until then MongoDB refuses every other write to the documents they changed. The driver refuses later statements
 * of such a transaction as a lost race. Returns a function that stops the timer.
 */
export function expireIdleSessions({
  adapter,
  timeout = IDLE_TIMEOUT_MS,
}: {
  adapter: MongooseAdapter
  timeout?: number
}): () => void {
  const every = Math.min(TICK_MS, timeout / 4)
  // Counted in ticks of the event loop, so that time in which the process was stopped or blocked does not count.
  const idleTicks = new Map<string, number>()
  const client = adapter.connection.getClient()
  const touch = ({ command }: mongo.CommandStartedEvent) => {
    const session = command.lsid as { id?: mongo.Binary } | undefined
    if (session?.id) idleTicks.delete(keyOf(session.id))
  }
  client.on('commandStarted', touch)
  const timer = setInterval(() => {
    for (const session of Object.values(adapter.sessions)) {
      if (!isOpen(session)) continue
      const key = keyOf(session.id.id)
      const ticks = (idleTicks.get(key) ?? 0) + 1
      idleTicks.set(key, ticks)
      if (ticks * every < timeout) continue
      idleTicks.delete(key)
      void expire({ adapter, session, idle: ticks * every })
    }
  }, every)
  timer.unref()
  return () => {
    clearInterval(timer)
    client.off('commandStarted', touch)
  }
}

async function expire({
  adapter,
  session,
  idle,
}: {
  adapter: MongooseAdapter
  session: mongo.ClientSession
  idle: number
}): Promise<void> {
  noteTiming('expired', idle)
  adapter.payload.logger.error({ idle, msg: 'a transaction was left open and is rolled back' })
  // Payload would run a statement of an ended transaction outside of it; this makes the driver refuse it.
  session.inTransaction = () => true
  // This aborts the transaction first. An unreachable server discards it by itself.
  await session.endSession().catch(() => undefined)
}

const isOpen = (
  session: mongo.ClientSession | undefined,
): session is mongo.ClientSession & { id: { id: mongo.Binary } } =>
  Boolean(session?.id && !session.hasEnded && session.inTransaction())

const keyOf = (id: mongo.Binary): string => id.toString('hex')
