/** The kinds of story events, with the labels the desk uses. */
export const HAPPENINGS = {
  submitted: 'Submitted for review',
  returned: 'Returned',
  noted: 'Note',
  published: 'Published',
  updated: 'Updated',
  corrected: 'Corrected',
  unpublished: 'Unpublished',
  killed: 'Killed',
  'kill-lifted': 'Kill lifted',
  moved: 'Moved to a new address',
  scheduled: 'Scheduled',
  rescheduled: 'Schedule changed',
  'schedule-cancelled': 'Schedule cancelled',
  'schedule-failed': 'Schedule failed',
  'preview-shared': 'Preview shared',
  'preview-revoked': 'Preview revoked',
  trashed: 'Moved to the trash',
  'brought-back': 'Brought back from the trash',
  deleted: 'Deleted',
} as const

export type Happening = keyof typeof HAPPENINGS
