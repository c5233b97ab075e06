import type { Handover } from '../operation'
import type { Step } from '../decide'

const NONE: Handover = { kind: null, note: null, byName: null, at: null }

/** Keeps the last note between a reporter and an editor until the next stage, a publication or a kill resolves it. */
export const keepHandover: Step = (draft) => {
  const { data, newest, operation } = draft
  const isAnswered =
    data._status === 'published' ||
    Boolean(data.killed?.at) ||
    (newest?.stage ?? 'draft') !== (data.stage ?? 'draft')
  const handover = operation.intent.handover ?? (isAnswered ? NONE : (newest?.handover ?? NONE))
  return { ...draft, data: { ...data, handover } }
}
