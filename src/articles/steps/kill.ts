import type { Draft, Step } from '../decide'
import type { Killed } from '../operation'

/** An article is killed, and the kill is lifted, only by the endpoints for it. That nothing killed is published is found by the preflight. */
export const keepKill: Step = (draft) => ({ ...draft, data: { ...draft.data, killed: killedOf(draft) } })

/** Whether and why the article is killed, whatever the save says. */
export const killedOf = ({ live, operation }: Pick<Draft, 'live' | 'operation'>): Killed =>
  operation.intent.kill ?? live?.killed ?? {}
