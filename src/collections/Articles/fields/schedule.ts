import type { Field } from 'payload'

/** The story's schedules, at the top of the sidebar. Stores nothing in the article. */
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
