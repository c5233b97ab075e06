import type { CollectionBeforeChangeHook, RequestContext } from 'payload'

import { pendingEntries } from '../../../corrections/ledger'
import { judgeChange, type Judged } from '../../../corrections/judgeChange'
import type { Article } from '../../../generated/payload-types'
import { publicRowOf } from './knowPublicRow'
import { writeOf } from './noteWrite'

const JUDGED = 'judgedChange'

/**
 * What this change of a story that readers have had counts as. A word on it holds for one publication: said in the
 * save that publishes, or in a draft on the way there.
 */
export const weighChange: CollectionBeforeChangeHook<Article> = ({
  context,
  data,
  operation,
  originalDoc,
}) => {
  const write = writeOf(context)
  const row = publicRowOf(context)
  const isNewWord = operation === 'create' || originalDoc?._status === 'published' || write?.restores
  const said = <Name extends 'changeKind' | 'noCorrectionNeeded'>(name: Name) =>
    isNewWord && !write?.says(name) ? undefined : data[name]
  const word = said('changeKind') ?? undefined
  const noCorrectionNeeded = Boolean(said('noCorrectionNeeded'))
  context[JUDGED] = undefined
  if (data._status !== 'published' || !row?.publishedAt) {
    return { ...data, changeKind: row?.publishedAt ? (word ?? null) : null, noCorrectionNeeded }
  }
  const newEntries = pendingEntries(data.corrections ?? []).length
  const judged = judgeChange({ word, noCorrectionNeeded, newEntries })
  context[JUDGED] = judged
  return { ...data, changeKind: judged.kind, noCorrectionNeeded }
}

/** What {@link weighChange} found; undefined for a first publication, and for a draft. */
export const judgedChangeOf = (context: RequestContext): Judged | undefined =>
  context[JUDGED] as Judged | undefined
