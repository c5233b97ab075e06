import type { Draft, Step } from '../decide'
import type { Killed } from '../operation'

/** Only dedicated endpoints kill an article or lift a kill. The preflight prevents the publication of a killed article. */
export const keepKill: Step = (draft) => ({ ...draft, data: { ...draft.data, killed: killedOf(draft) } })

/** The kill of the article, ignoring the data of the save. */
export const killedOf = ({ live, operation }: Pick<Draft, 'live' | 'operation'>): Killed =>
  operation.intent.kill ?? live?.killed ?? {}
