import { get, type Server } from 'node:http'
import type { Duplex } from 'node:stream'

import type { Payload } from 'payload'

import { disableEpoch } from '../database/announcements/epoch'
import { pollEpoch } from '../database/announcements/pollEpoch'
import { restoreReplacedFiles } from '../collections/Media/restoreReplacedFiles'
import { databaseOf } from '../database/engine'
import { engineAt } from '../database/engines'
import { requireFolder } from '../database/folder'
import type { Env } from '../env'
import { prepareAdmin, requireBuild, type Admin } from './admin'
import { createApp } from './app'
import { keepChanges } from './changes'
import { connect } from './connect'
import { createMetrics } from './metrics'
import { listen, requireFreePort, stopListening } from './listen'
import { logger, logRequest } from '../logger'
import { openCache } from './openCache'
import { keepSchedules } from './schedules'
import { watchImport } from './watchImport'

const PATIENCE_MS = 8_000

/** Shuts down as a supervisor would: requests in progress finish, and the next start reports the import. */
function onImport(): void {
  logger.error(
    'stopping: a newsroom is being imported into this database. Start the server again when the import is done',
  )
  process.kill(process.pid, 'SIGTERM')
}

export interface Running {
  readonly payload: Payload
  readonly port: number
  readonly close: () => Promise<void>
}

/**
 * Starts the whole server: database, panel, listener. On failure, closes what was opened and throws; `signal` aborts
 * the start between any two steps, with the signal's reason.
 */
export async function serve({ env, signal }: { env: Env; signal?: AbortSignal }): Promise<Running> {
  const isDevelopment = env.NODE_ENV === 'development'
  if (!isDevelopment) requireBuild()
  await requireFreePort({ host: env.HOST, port: env.PORT })
  requireFolder({ folder: env.MEDIA_DIR, variable: 'MEDIA_DIR' })
  signal?.throwIfAborted()
  const letGo = await (await engineAt(env.DATABASE_URL)).holdForServer({ url: env.DATABASE_URL })
  try {
    const running = await open({ env, isDevelopment, signal })
    return {
      ...running,
      async close() {
        await running.close()
        letGo()
      },
    }
  } catch (error) {
    letGo()
    throw error
  }
}

async function open({
  env,
  isDevelopment,
  signal,
}: {
  env: Env
  isDevelopment: boolean
  signal: AbortSignal | undefined
}): Promise<Running> {
  signal?.throwIfAborted()
  const payload = await connect({ signal })
  const { isSingleServer } = databaseOf(payload.db)
  if (isSingleServer) disableEpoch({ payload })
  try {
    const back = await restoreReplacedFiles({
      payload,
      directory: env.MEDIA_DIR,
      isAlone: isSingleServer,
    })
    if (back > 0) logger.warn({ files: back }, 'restored the picture files of an interrupted save')
    signal?.throwIfAborted()
    const admin = await prepareAdmin({ isDevelopment, host: env.HOST, port: env.PORT, payload })
    signal?.throwIfAborted()
    const cache = openCache({ payload, megabytes: env.CACHE_MB })
    const metrics = createMetrics({ payload, token: env.METRICS_TOKEN, cache })
    const app = createApp({
      payload,
      admin: admin.handle,
      metrics,
      cache,
      corsOrigins: env.CORS_ORIGINS,
      serverUrl: env.SERVER_URL,
      publication: {
        articlePath: env.ARTICLE_PATH,
        authorPath: env.AUTHOR_PATH,
        siteName: env.SITE_NAME,
        siteUrl: env.SITE_URL,
      },
      trustProxy: env.TRUST_PROXY,
      isDevelopment,
      logger,
      logRequest,
    })
    const { server, port } = await listen({ app, host: env.HOST, port: env.PORT })
    const endUpgrades = isDevelopment ? followUpgrades({ server, upgrade: admin.upgrade }) : () => undefined
    // The first page loads the whole panel and blocks other requests for most of a second, so it is requested now.
    if (!isDevelopment) await warmUp({ host: env.HOST, port })
    const endSchedules = keepSchedules({ payload })
    const endChanges = keepChanges({ payload })
    const endWatch = pollEpoch({ payload })
    // A single-server database cannot be imported into while its server runs.
    const endImportWatch = isSingleServer ? async () => undefined : watchImport({ payload, onImport })

    return {
      payload,
      port,
      async close() {
        endUpgrades()
        await stopListening({ server, patience: PATIENCE_MS })
        await endSchedules()
        await endChanges()
        await endWatch()
        await endImportWatch()
        metrics.close()
        await admin.close()
        await payload.destroy()
      },
    }
  } catch (error) {
    await payload.destroy()
    throw error
  }
}

/** Reads a page to its end. Uses `http`, since `fetch` blocks some ports (Fetch, 2.9). */
async function warmUp({ host, port }: { host: string; port: number }): Promise<void> {
  try {
    await new Promise<void>((done, failed) => {
      get({ host, port, path: '/admin/login' }, (response) => {
        response.resume().on('end', done).on('error', failed)
      }).on('error', failed)
    })
  } catch (error) {
    logger.warn({ err: error }, 'the admin panel could not be warmed up')
  }
}

/** Passes upgrades to the panel, which reloads over a WebSocket in development. Returns a function that closes these sockets. */
function followUpgrades({ server, upgrade }: { server: Server; upgrade: Admin['upgrade'] }): () => void {
  const sockets = new Set<Duplex>()
  server.on('upgrade', (req, socket, head) => {
    sockets.add(socket)
    socket.on('close', () => sockets.delete(socket))
    void upgrade(req, socket, head)
  })
  return () => {
    for (const socket of sockets) socket.destroy()
  }
}
