import type { Step } from '../decide'

/** Once a user has saved an article from a wire, a new version from the wire no longer overwrites it. */
export const markEdited: Step = (draft) => {
  const { data, newest, operation } = draft
  if (!newest || operation.intent.isWire || !data.wire?.storyKey) return draft
  return { ...draft, data: { ...data, wire: { ...data.wire, isEdited: true } } }
}
