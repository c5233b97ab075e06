import type { CollectionBeforeChangeHook } from 'payload'

import { nowIn } from '../../../clock'
import { publishLedger } from '../../../corrections/ledger'
import type { Article } from '../../../generated/payload-types'
import { differenceOf } from './knowDifference'
import { publicRowOf } from './knowPublicRow'
import { judgedChangeOf } from './weighChange'

/**
 * First publication stays for good; `revisedAt` moves with each significant change of what readers receive and with nothing else,
 * and each new correction becomes public at that moment.
 */
export const setPublicationDates: CollectionBeforeChangeHook<Article> = ({ context, data, req }) => {
  // An older version that is restored does not know yet that the story was published.
  const { publishedAt = null, revisedAt = null } = publicRowOf(context) ?? data
  if (data._status !== 'published') return { ...data, publishedAt, revisedAt }
  const now = nowIn(req.payload)
  const isMinor = judgedChangeOf(context)?.kind === 'minor'
  const isSame = ['moved', 'none'].includes(differenceOf(context))
  return {
    ...data,
    publishedAt: publishedAt ?? now.toISOString(),
    revisedAt: isMinor || isSame ? revisedAt : now.toISOString(),
    corrections: publishLedger({ entries: data.corrections ?? [], now }),
  }
}
