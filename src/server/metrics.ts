import { createHash, timingSafeEqual } from 'node:crypto'

import type { Handler, Request } from 'express'
import type { Payload } from 'payload'
import { collectDefaultMetrics, Counter, Histogram, Registry } from 'prom-client'

import { listenToTimings } from '../database/timings'
import type { Cache } from '../delivery/cache/cache'
import { METHODS } from '../access/requestGuard/address'
import { measureCache } from './measureCache'
import { routeShapes } from './routeShape'

const SECONDS = [0.001, 0.0025, 0.005, 0.01, 0.025, 0.05, 0.1, 0.25, 0.5, 1, 2.5, 5, 10, 30]

/** An answered request and its duration in milliseconds. */
interface Answered {
  readonly method: string
  readonly path: string
  readonly status: number
  readonly ms: number
}

const MOST_UNCOUNTED = 256

export interface Metrics {
  /** Counts a request and its duration. */
  readonly count: (answered: Answered) => void
  /** Serves `/metrics` in Prometheus' text format to authorized callers; others get a 404. */
  readonly answer: Handler
  readonly close: () => void
}

/** Metrics of this process: requests, the database, the event loop, memory, open sockets. */
export function createMetrics({
  payload,
  token,
  cache,
}: {
  payload: Payload
  token?: string
  cache?: Pick<Cache, 'figures'>
}): Metrics {
  const register = new Registry()
  collectDefaultMetrics({ register })
  const shapeOf = routeShapes({ payload })
  const requests = new Counter({
    name: 'dateline_http_requests_total',
    help: 'Completed requests, by route.',
    labelNames: ['method', 'route', 'status'] as const,
    registers: [register],
  })
  const seconds = new Histogram({
    name: 'dateline_http_request_seconds',
    help: 'Time from the arrival of a request to the end of its response.',
    labelNames: ['method', 'route'] as const,
    buckets: SECONDS,
    registers: [register],
  })
  const database = {
    wait: new Histogram({
      name: 'dateline_database_wait_seconds',
      help: 'SQLite: time spent waiting for the writer. PostgreSQL, MongoDB: time spent waiting for a connection.',
      buckets: SECONDS,
      registers: [register],
    }),
    work: new Histogram({
      name: 'dateline_database_work_seconds',
      help: 'SQLite: how long a transaction held the writer. PostgreSQL, MongoDB: how long a statement or command took.',
      buckets: SECONDS,
      registers: [register],
    }),
  }
  const expired = new Counter({
    name: 'dateline_database_expired_transactions_total',
    help: 'Transactions that were rolled back because they were left open without a statement.',
    registers: [register],
  })
  if (cache) measureCache({ cache, register })
  const stopListening = listenToTimings(({ what, ms }) => {
    if (what === 'expired') expired.inc()
    else database[what].observe(ms / 1000)
  })

  // Counted in batches: one by one, between two responses, counting costs several times as much.
  let uncounted: Answered[] = []
  const countAll = () => {
    const these = uncounted
    uncounted = []
    for (const { method: given, path, status, ms } of these) {
      const route = shapeOf(path)
      const method = (METHODS as readonly string[]).includes(given) ? given : 'other'
      requests.inc({ method, route, status })
      seconds.observe({ method, route }, ms / 1000)
    }
  }

  return {
    count(answered) {
      uncounted.push(answered)
      if (uncounted.length >= MOST_UNCOUNTED) countAll()
    },
    async answer(req, res, next) {
      if (!isFromThisMachine(req) && !hasToken(req, token)) {
        next()
        return
      }
      countAll()
      const text = await register.metrics()
      res.setHeader('cache-control', 'no-store').type(register.contentType).send(text)
    },
    close: () => {
      stopListening()
      register.clear()
    },
  }
}

/** Decided by the socket, which a client cannot forge; a proxy on this machine acts for other clients. */
function isFromThisMachine({ headers, socket }: Request): boolean {
  const isForwarded = ['forwarded', 'via', 'x-forwarded-for', 'x-forwarded-host', 'x-real-ip'].some(
    (name) => headers[name] !== undefined,
  )
  return !isForwarded && ['127.0.0.1', '::1', '::ffff:127.0.0.1'].includes(socket.remoteAddress ?? '')
}

function hasToken({ headers }: Request, token: string | undefined): boolean {
  if (token === undefined) return false
  const digest = (text: string) => createHash('sha256').update(text).digest()
  return timingSafeEqual(digest(headers.authorization ?? ''), digest(`Bearer ${token}`))
}
