import type { CollectionConfig } from 'payload'

import { isStaff, readOnly } from '../../access/roles'
import { apiTabForAdmins } from '../../fields/apiTab'
import { guardQuery } from '../../hooks/guardQuery'

/** Scheduled publications and withdrawals. Rows are created, changed and ended by the `schedule` endpoint of a story. */
export const Schedules: CollectionConfig<'schedules'> = {
  slug: 'schedules',
  labels: { singular: 'Schedule', plural: 'Schedules' },
  admin: {
    components: { views: apiTabForAdmins },
    group: 'Desk',
    useAsTitle: 'at',
    listSearchableFields: ['timeZone', 'failure'],
    description:
      'When stories will be published or unpublished. Change or cancel a schedule on its page or on the story.',
    defaultColumns: ['at', 'action', 'article', 'state', 'by', 'failure'],
  },
  access: readOnly(isStaff),
  // Pending schedules come first, followed by the most recent ones.
  defaultSort: '-at',
  disableDuplicate: true,
  indexes: [{ fields: ['state', 'at'] }],
  hooks: { beforeOperation: [guardQuery] },
  fields: [
    {
      name: 'onStory',
      type: 'ui',
      admin: {
        disableListColumn: true,
        components: { Field: '/src/admin/schedule/ScheduleOnItsPage#ScheduleOnItsPage' },
      },
    },
    {
      name: 'article',
      label: 'Story',
      type: 'relationship',
      relationTo: 'articles',
      index: true,
      admin: { components: { Cell: '/src/admin/schedule/StoryCell#StoryCell' } },
    },
    {
      name: 'action',
      type: 'select',
      required: true,
      options: [
        { label: 'Publish', value: 'publish' },
        { label: 'Unpublish', value: 'unpublish' },
      ],
    },
    {
      name: 'at',
      label: 'Time',
      type: 'date',
      required: true,
      index: true,
      admin: {
        date: { displayFormat: 'd MMM yyyy, HH:mm', pickerAppearance: 'dayAndTime' },
        components: { Cell: '/src/admin/schedule/TimeCell#TimeCell' },
      },
    },
    {
      name: 'timeZone',
      label: 'Time zone',
      type: 'text',
      required: true,
      admin: { description: 'The time zone in which the time was entered.' },
    },
    { name: 'version', type: 'text', admin: { description: 'The version to publish.' } },
    {
      name: 'by',
      label: 'Scheduled by',
      type: 'relationship',
      relationTo: 'users',
      admin: { description: 'The user whose permissions apply when it runs.' },
    },
    {
      name: 'state',
      label: 'Status',
      type: 'select',
      required: true,
      index: true,
      defaultValue: 'waiting',
      options: [
        { label: 'Waiting', value: 'waiting' },
        { label: 'Done', value: 'done' },
        { label: 'Failed', value: 'failed' },
        { label: 'Cancelled', value: 'cancelled' },
      ],
    },
    {
      name: 'endedAt',
      label: 'Ended',
      type: 'date',
      admin: { date: { displayFormat: 'd MMM yyyy, HH:mm:ss', pickerAppearance: 'dayAndTime' } },
    },
    { name: 'failure', label: 'Reason for failure', type: 'text' },
  ],
}
