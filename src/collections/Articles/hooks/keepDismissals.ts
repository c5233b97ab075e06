import type { CollectionBeforeChangeHook } from 'payload'

import { nowIn } from '../../../clock'
import type { Article } from '../../../generated/payload-types'
import { rowsOf } from '../preflight/storyOf'
import { writeOf } from './noteWrite'

type Dismissal = NonNullable<Article['dismissedFindings']>[number]

/**
 * Who waved a finding aside, and when, is noted here and not by who asks; once for each finding. What was dismissed
 * stays so when an older version comes back.
 */
export const keepDismissals: CollectionBeforeChangeHook<Article> = ({ context, data, originalDoc, req }) => {
  const before = rowsOf(originalDoc?.dismissedFindings)
  const wanted = rowsOf(data.dismissedFindings)
  const rows = writeOf(context)?.restores ? [...before, ...wanted] : wanted
  const kept = new Map<string, Dismissal>()
  for (const row of rows) {
    if (!row?.key || kept.has(row.key)) continue
    const known = before.find(({ key }) => key === row.key)
    const fresh = { by: req.user?.id, at: nowIn(req.payload).toISOString() }
    const { by, at } = known ?? fresh
    kept.set(row.key, { ...row, by, at, code: row.key.split(':')[0] })
  }
  return { ...data, dismissedFindings: [...kept.values()] }
}
