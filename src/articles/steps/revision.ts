import type { Step } from '../decide'
import { judgeChange } from '../judgeChange'
import { isSent } from '../operation'
import { isLive } from '../visibility'

/**
 * Classifies a revision of an article that readers have had. The editor's classification (`changeKind`, `noCorrectionNeeded`) applies to
 * one publication, set in the save that publishes or in a draft before it. Publication clears both fields, so that the next one is
 * classified on its own.
 */
export const classifyRevision: Step = (draft) => {
  const { data, live, newCorrections, newest, operation } = draft
  const isAfterPublication = newest?._status === 'published'
  const startsNew = !newest || isAfterPublication || operation.kind === 'restore'
  const said = <Name extends 'changeKind' | 'noCorrectionNeeded'>(name: Name) => {
    if (!startsNew) return data[name]
    // A form sends back the stored value.
    const isSentBack = isAfterPublication && data[name] === newest[name]
    return isSent(operation, name) && !isSentBack ? data[name] : undefined
  }
  const changeKind = said('changeKind') ?? undefined
  const noCorrectionNeeded = Boolean(said('noCorrectionNeeded'))
  if (!isLive(data)) {
    return {
      ...draft,
      data: { ...data, changeKind: live?.publishedAt ? (changeKind ?? null) : null, noCorrectionNeeded },
    }
  }
  const published = { ...draft, data: { ...data, changeKind: null, noCorrectionNeeded: false } }
  if (!live?.publishedAt) return published
  return {
    ...published,
    revision: judgeChange({ word: changeKind, noCorrectionNeeded, newEntries: newCorrections.length }),
  }
}
