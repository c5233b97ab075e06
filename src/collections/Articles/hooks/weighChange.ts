import type { CollectionBeforeChangeHook, RequestContext } from 'payload'

import { pendingEntries } from '../../../corrections/ledger'
import { judgeChange, type Judged } from '../../../corrections/judgeChange'
import type { Article } from '../../../generated/payload-types'
import { publicRowOf } from './knowPublicRow'
import { writeOf } from './noteWrite'

const JUDGED = 'judgedChange'

/**
 * Classifies this change of a story that readers have had. What an editor says of a change holds for one publication: said in
 * the save that publishes, or in a draft on the way there; what is stored is empty afterwards, so that the next publication
 * is classified on its own.
 */
export const weighChange: CollectionBeforeChangeHook<Article> = ({
  context,
  data,
  operation,
  originalDoc,
}) => {
  const write = writeOf(context)
  const row = publicRowOf(context)
  const isAfterPublication = originalDoc?._status === 'published'
  const startsNew = operation === 'create' || isAfterPublication || write?.restores
  const said = <Name extends 'changeKind' | 'noCorrectionNeeded'>(name: Name) => {
    if (!startsNew) return data[name]
    // A publication of before this rule kept its word, and a form sends back what is stored.
    const isSentBack = isAfterPublication && data[name] === originalDoc[name]
    return write?.says(name) && !isSentBack ? data[name] : undefined
  }
  const word = said('changeKind') ?? undefined
  const noCorrectionNeeded = Boolean(said('noCorrectionNeeded'))
  context[JUDGED] = undefined
  if (data._status !== 'published' || !row?.publishedAt) {
    return { ...data, changeKind: row?.publishedAt ? (word ?? null) : null, noCorrectionNeeded }
  }
  const newEntries = pendingEntries(data.corrections ?? []).length
  context[JUDGED] = judgeChange({ word, noCorrectionNeeded, newEntries })
  return { ...data, changeKind: null, noCorrectionNeeded: false }
}

/** What {@link weighChange} found; undefined for a first publication, and for a draft. */
export const judgedChangeOf = (context: RequestContext): Judged | undefined =>
  context[JUDGED] as Judged | undefined
