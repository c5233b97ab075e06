/** The kinds of story events, with the labels the desk uses. */
export const HAPPENINGS = {
  submitted: 'Submitted for review',
  returned: 'Sent back',
  noted: 'Note',
  published: 'Published',
  updated: 'Updated',
  corrected: 'Corrected',
  unpublished: 'Unpublished',
  killed: 'Killed',
  'kill-lifted': 'Kill lifted',
  moved: 'Web address changed',
  scheduled: 'Scheduled',
  rescheduled: 'Schedule changed',
  'schedule-cancelled': 'Schedule cancelled',
  'schedule-failed': 'Schedule failed',
  'preview-shared': 'Preview link created',
  'preview-revoked': 'Preview link revoked',
  trashed: 'Moved to the trash',
  'brought-back': 'Restored from the trash',
  deleted: 'Deleted',
} as const

export type Happening = keyof typeof HAPPENINGS
