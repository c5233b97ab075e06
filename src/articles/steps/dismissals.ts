import type { Article } from '../../generated/payload-types'
import { rowsOf } from '../../relations'
import type { Step } from '../decide'

type Dismissal = NonNullable<Article['dismissedFindings']>[number]

/** Records once per finding who dismissed it and when, whatever the request contains. Dismissals stay when an older version is restored. */
export const recordDismissals: Step = (draft) => {
  const { data, newest, now, operation } = draft
  const before = rowsOf(newest?.dismissedFindings)
  const sent = rowsOf<Dismissal | null>(data.dismissedFindings)
  const kept = new Map<string, Dismissal>()
  for (const row of operation.kind === 'restore' ? [...before, ...sent] : sent) {
    if (!row?.key || kept.has(row.key)) continue
    const known = before.find(({ key }) => key === row.key)
    const { by, at } = known ?? { by: operation.actor.id, at: now.toISOString() }
    kept.set(row.key, { ...row, by, at, code: row.key.split(':')[0] })
  }
  return { ...draft, data: { ...data, dismissedFindings: [...kept.values()] } }
}
