import { getPayload, type Payload } from 'payload'

import { purgeThrough } from '../announcements/purge'
import { announcementsTold } from '../announcements/told'
import { finishSwap } from '../backup/swap'
import { ensureLabels } from '../fields/label/ensureLabels'
import { ensureSearchTexts } from '../fields/searchText/ensureSearchTexts'
import { fileAt } from '../database/address'
import { ensureEditions, hasEditions } from '../editions/rebuild'
import { env, requireSecret } from '../env'
import config from '../../payload.config'
import { requireNoImport } from '../transfer/mark'
import { checkSecret } from './secretMark'
import { sharedSlot } from '../sharedSlot'

/** Payload on its database, migrated, with the secret checked and what readers get made ready: what the server and every command start from. */
export async function connect({
  isImport = false,
  isNewSecret = false,
  signal,
}: { isImport?: boolean; isNewSecret?: boolean; signal?: AbortSignal } = {}): Promise<Payload> {
  const secret = requireSecret()
  // Before anything opens the database: a restore that was interrupted may have moved half of the newsroom.
  const file = fileAt(env.DATABASE_URL)
  if (file !== undefined) await finishSwap(file)
  const payload = await getPayload({ config })
  tellBeforeEnd(payload)
  if (env.CDN_PURGE_URL) purgeThrough({ payload, url: env.CDN_PURGE_URL, token: env.CDN_PURGE_TOKEN })
  try {
    if (!isNewSecret) await checkSecret({ payload, secret })
    // A part of a newsroom is for nothing but the rest of the import.
    if (isImport) return payload
    await requireNoImport(payload)
    signal?.throwIfAborted()
    await ensureLabels({ payload, signal })
    // Complete once the editions are, so that a later start need not look through all stories for those without.
    if (!(await hasEditions({ payload }))) await ensureSearchTexts({ payload, signal })
    await ensureEditions({ payload, signal })
  } catch (error) {
    await payload.destroy()
    throw error
  }
  return payload
}

const slot = sharedSlot<true>('tellsBeforeEnd')

/** What was announced is told before the database is closed, by a command that ends as by a server. */
function tellBeforeEnd(payload: Payload): void {
  if (slot.get(payload)) return
  slot.set(payload, true)
  const { destroy } = payload
  payload.destroy = async () => {
    await announcementsTold({ payload })
    await destroy.call(payload)
  }
}
