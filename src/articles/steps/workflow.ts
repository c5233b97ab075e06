import type { Step } from '../decide'
import { nextStage } from '../nextStage'

/** Sets the stage after this save by {@link nextStage}, whatever the data contain. */
export const setStage: Step = (draft) => {
  const { data, newest, operation } = draft
  const stage = nextStage({
    before: newest && { stage: newest.stage, isPublished: newest._status === 'published' },
    wanted: data.stage,
    publishes: data._status === 'published',
    role: operation.actor.role,
  })
  return { ...draft, data: { ...data, stage } }
}
