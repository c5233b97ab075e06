import type { Payload } from 'payload'

import { watchMark } from '../announcements/watchMark'
import { putBackKept } from '../collections/pictures/putBackKept'
import { holdDatabase } from '../database'
import { addressOf } from '../database/address'
import { requireFolder } from '../database/folder'
import type { Env } from '../env'
import { prepareAdmin, requireBuild } from './admin'
import { createApp } from './app'
import { keepChanges } from './changes'
import { connect } from './connect'
import { createMetrics } from './metrics'
import { listen, requireFreePort, stopListening } from './listen'
import { logger, logRequest } from '../logger'
import { openCache } from './openCache'
import { keepSchedules } from './schedules'

const PATIENCE_MS = 8_000

export interface Running {
  readonly payload: Payload
  readonly port: number
  readonly close: () => Promise<void>
}

/** Starts the whole server: database, panel, listener. What fails on the way is closed again and thrown. */
export async function serve({ env }: { env: Env }): Promise<Running> {
  const isDevelopment = env.NODE_ENV === 'development'
  if (!isDevelopment) requireBuild()
  await requireFreePort({ host: env.HOST, port: env.PORT })
  requireFolder({ folder: env.MEDIA_DIR, variable: 'MEDIA_DIR' })
  const letGo = await holdDatabase(env.DATABASE_URL)
  try {
    const running = await open({ env, isDevelopment })
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

async function open({ env, isDevelopment }: { env: Env; isDevelopment: boolean }): Promise<Running> {
  const payload = await connect()
  try {
    const back = await putBackKept({
      payload,
      directory: env.MEDIA_DIR,
      isAlone: addressOf(env.DATABASE_URL).engine === 'sqlite',
    })
    if (back > 0) logger.warn({ files: back }, 'pictures of a save that broke off are back in their places')
    const admin = await prepareAdmin({ isDevelopment, host: env.HOST, port: env.PORT })
    const cache = openCache({ payload, megabytes: env.CACHE_MB })
    const metrics = createMetrics({ payload, token: env.METRICS_TOKEN, cache })
    const app = createApp({
      payload,
      admin: admin.handle,
      metrics,
      cache,
      corsOrigins: env.CORS_ORIGINS,
      serverUrl: env.SERVER_URL,
      publication: { articlePath: env.ARTICLE_PATH, siteName: env.SITE_NAME, siteUrl: env.SITE_URL },
      trustProxy: env.TRUST_PROXY,
      isDevelopment,
      logger,
      logRequest,
    })
    const { server, port } = await listen({ app, host: env.HOST, port: env.PORT })
    // The first page loads the whole panel, for most of a second in which nobody else is answered: so it is asked for now.
    if (!isDevelopment)
      await warmUp(`http://${env.HOST.includes(':') ? `[${env.HOST}]` : env.HOST}:${port}/admin/login`)
    if (isDevelopment) server.on('upgrade', (req, socket, head) => void admin.upgrade(req, socket, head))
    const endSchedules = keepSchedules({ payload })
    const endChanges = keepChanges({ payload })
    const endWatch = watchMark({ payload })

    return {
      payload,
      port,
      async close() {
        await stopListening({ server, patience: PATIENCE_MS })
        await endSchedules()
        await endChanges()
        await endWatch()
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

/** Reads a page to its end; what is wrong with it is for whoever asks next. */
async function warmUp(url: string): Promise<void> {
  try {
    await (await fetch(url)).text()
  } catch (error) {
    logger.warn({ err: error }, 'the panel was not warmed up')
  }
}
