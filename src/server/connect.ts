import { getPayload, type Payload } from 'payload'

import { purgeThrough } from '../database/announcements/purge'
import { flushAnnouncements } from '../database/announcements/flush'
import { finishSwap } from '../operations/backup/swap'
import { ensureLabels } from '../fields/label/ensureLabels'
import { ensureSearchTexts } from '../fields/searchText/ensureSearchTexts'
import { fileAt } from '../database/address'
import { ensureEditions, hasEditions } from '../readModel/rebuild'
import { env, requireSecret } from '../env'
import config from '../../payload.config'
import { requireNoImport } from '../operations/transfer/mark'
import { checkSecret } from './secretMark'
import { sharedSlot } from '../sharedSlot'

/** Connects Payload to its migrated database, checks the secret and prepares the read model. The server and every command start from it. */
export async function connect({
  isImport = false,
  isNewSecret = false,
  signal,
}: { isImport?: boolean; isNewSecret?: boolean; signal?: AbortSignal } = {}): Promise<Payload> {
  const secret = requireSecret()
  // Before anything opens the database: an interrupted restore may have moved only half of the data.
  const file = fileAt(env.DATABASE_URL)
  if (file !== undefined) await finishSwap(file)
  const payload = await getPayload({ config })
  tellBeforeEnd(payload)
  if (env.CDN_PURGE_URL) purgeThrough({ payload, url: env.CDN_PURGE_URL, token: env.CDN_PURGE_TOKEN })
  try {
    if (!isNewSecret) await checkSecret({ payload, secret })
    // An incomplete newsroom may only be used to finish its import.
    if (isImport) return payload
    await requireNoImport(payload)
    signal?.throwIfAborted()
    await ensureLabels({ payload, signal })
    // Complete once the editions are, so that later starts need not scan all stories for missing texts.
    if (!(await hasEditions({ payload }))) await ensureSearchTexts({ payload, signal })
    await ensureEditions({ payload, signal })
  } catch (error) {
    await payload.destroy()
    throw error
  }
  return payload
}

const slot = sharedSlot<true>('tellsBeforeEnd')

/** Delivers pending announcements before the database is closed, in commands as in servers. */
function tellBeforeEnd(payload: Payload): void {
  if (slot.get(payload)) return
  slot.set(payload, true)
  const { destroy } = payload
  payload.destroy = async () => {
    await flushAnnouncements({ payload })
    await destroy.call(payload)
  }
}
