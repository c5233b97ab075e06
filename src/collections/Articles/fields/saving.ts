import type { Field } from 'payload'

/** Above the form: what sees to it that no word of it is lost. It stores nothing. */
export const saving: Field[] = [
  {
    name: 'saving',
    type: 'ui',
    admin: { components: { Field: '/src/admin/saving/Saving#Saving' }, disableListColumn: true },
  },
]
