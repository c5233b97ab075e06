import { preflightError, runPreflight } from '../runPreflight'
import type { Step } from '../decide'
import { isLive } from '../visibility'
import { killedOf } from './kill'

/**
 * The check before an article becomes public: errors refuse the save (422 `preflight`) with all findings; other findings are recorded with
 * the publication.
 */
export const requirePreflight: Step = (draft) => {
  const { data, facts, live, newest, now } = draft
  if (!isLive(data)) return draft
  if (!facts.preflight) throw new Error('A publication cannot be decided without its facts.')
  // An embargo on a public article has its own refusal, with instructions.
  const embargoedUntil = live?._status === 'published' ? null : data.embargoedUntil
  const article = { ...data, id: newest?.id, killed: killedOf(draft), embargoedUntil }
  const { findings, isBlocked } = runPreflight({ article, facts: facts.preflight, now })
  if (isBlocked) throw preflightError(findings)
  return { ...draft, findings }
}
