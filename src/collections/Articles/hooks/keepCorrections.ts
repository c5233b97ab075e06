import type { CollectionBeforeChangeHook } from 'payload'

import { keepLedger } from '../../../corrections/ledger'
import type { Article } from '../../../generated/payload-types'
import { publicRowOf } from './knowPublicRow'
import { writeOf } from './noteWrite'

/** The ledger of corrections only grows: what was ever public in it stays, by whatever door a save comes. */
export const keepCorrections: CollectionBeforeChangeHook<Article> = ({ context, data, req }) => {
  const write = writeOf(context)
  const entries = keepLedger({
    live: publicRowOf(context)?.corrections ?? [],
    wanted: data.corrections ?? [],
    // What a wire, a schedule or another field's save brings along says nothing of the ledger either.
    isRestored: Boolean(write?.restores) || !write?.says('corrections'),
  }).map((entry) => (entry.at ? entry : { ...entry, by: entry.by ?? req.user?.id }))
  return { ...data, corrections: entries }
}
