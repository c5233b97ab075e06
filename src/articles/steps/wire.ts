import type { Step } from '../decide'

/** Once a user has saved a wire article, new versions from the wire no longer overwrite it. */
export const markEdited: Step = (draft) => {
  const { data, newest, operation } = draft
  if (!newest || operation.intent.isWire || !data.wire?.storyKey) return draft
  return { ...draft, data: { ...data, wire: { ...data.wire, isEdited: true } } }
}
