import { Router } from 'express'
import type { Payload } from 'payload'

import { databaseOf } from '../database/engine'
import { errorBody } from '../errors'
import { RETRY_AFTER_S } from '../payload/patches/errorForms'

const PATIENCE_MS = 2_000

/** `/healthz`: this process is alive. `/readyz`: its database also responds and accepts writes. */
export function health({ payload }: { payload: Payload }): Router {
  const router = Router()
  router.get('/healthz', (_req, res) => {
    res.setHeader('cache-control', 'no-store').json({ status: 'alive' })
  })
  router.get('/readyz', async (_req, res) => {
    res.setHeader('cache-control', 'no-store')
    const trouble = await findTrouble(payload)
    if (!trouble) {
      res.json({ status: 'ready' })
      return
    }
    res.status(503).setHeader('retry-after', RETRY_AFTER_S).json(errorBody(trouble))
  })
  return router
}

async function findTrouble(payload: Payload): Promise<{ code: string; message: string } | undefined> {
  if (databaseOf(payload.db).presence.isStuck()) {
    return { code: 'database-busy', message: 'The database accepts no writes: its writer is blocked.' }
  }
  if (await isAnswering(payload)) return undefined
  return { code: 'database-unavailable', message: 'The database is not responding.' }
}

async function isAnswering(payload: Payload): Promise<boolean> {
  if (databaseOf(payload.db).presence.awayFor() !== undefined) return false
  let timer: NodeJS.Timeout | undefined
  const tooLate = new Promise<never>((_, reject) => {
    timer = setTimeout(() => reject(new Error(`no response within ${PATIENCE_MS} ms`)), PATIENCE_MS)
  })
  try {
    await Promise.race([payload.db.count({ collection: 'users', req: {}, where: {} }), tooLate])
    return true
  } catch (error) {
    payload.logger.error({ err: error, msg: 'the database is not responding' })
    return false
  } finally {
    clearTimeout(timer)
  }
}
