/** The kinds of events of a story that is or was public. */
export const CHANGE_KINDS = {
  published: 'Published',
  updated: 'Updated',
  corrected: 'Corrected',
  unpublished: 'Unpublished',
  killed: 'Killed',
  deleted: 'Deleted',
  moved: 'Web address changed',
} as const

export type ChangeKind = keyof typeof CHANGE_KINDS

/** The kinds as options of a select field. */
export const changeKindOptions = Object.entries(CHANGE_KINDS).map(([value, label]) => ({ value, label }))
