import { preflightError, runPreflight } from '../runPreflight'
import type { Step } from '../decide'
import { isLive } from '../visibility'
import { killedOf } from './kill'

/**
 * The one gate before an article becomes public: what blocks refuses the save (422 `preflight`) with all that was found, and the rest
 * is what the publication goes ahead with.
 */
export const requirePreflight: Step = (draft) => {
  const { data, facts, live, newest, now } = draft
  if (!isLive(data)) return draft
  if (!facts.preflight) throw new Error('A publication was to be decided without its facts.')
  // An embargo on a public article has a refusal of its own, which says what to do.
  const embargoedUntil = live?._status === 'published' ? null : data.embargoedUntil
  const article = { ...data, id: newest?.id, killed: killedOf(draft), embargoedUntil }
  const { findings, isBlocked } = runPreflight({ article, facts: facts.preflight, now })
  if (isBlocked) throw preflightError(findings)
  return { ...draft, findings }
}
