import type { Field } from 'payload'

/** On top of the sidebar: what is planned for the story. No field of it is stored here. */
export const schedule: Field[] = [
  {
    name: 'planned',
    type: 'ui',
    admin: {
      position: 'sidebar',
      disableListColumn: true,
      components: { Field: '/src/admin/schedule/ScheduleField#ScheduleField' },
    },
  },
]
