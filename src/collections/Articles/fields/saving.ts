import type { Field } from 'payload'

/** Protects unsaved changes of the form from being lost. Stores nothing. */
export const saving: Field[] = [
  {
    name: 'saving',
    type: 'ui',
    admin: { components: { Field: '/src/admin/saving/Saving#Saving' }, disableListColumn: true },
  },
]
