/** What can happen to a story that readers have, or had. */
export const CHANGE_KINDS = {
  published: 'Published',
  updated: 'Updated',
  corrected: 'Corrected',
  unpublished: 'Unpublished',
  killed: 'Killed',
  deleted: 'Deleted',
  moved: 'Moved to a new address',
} as const

export type ChangeKind = keyof typeof CHANGE_KINDS

/** The kinds, as a select field offers them. */
export const changeKindOptions = Object.entries(CHANGE_KINDS).map(([value, label]) => ({ value, label }))
