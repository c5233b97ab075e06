import type { ArrayField } from 'payload'

import { never } from '../../access/roles'

/** Former public slugs of a record. Set `isIndexed` if they are looked up in this field; for stories they are looked up in `addresses`. */
export function slugAliasesField({ isIndexed }: { isIndexed: boolean }): ArrayField {
  return {
    name: 'slugAliases',
    label: 'Earlier web addresses',
    type: 'array',
    access: { create: never, update: never },
    hooks: { beforeDuplicate: [() => []] },
    admin: {
      position: 'sidebar',
      readOnly: true,
      description: 'Readers who open one of these are redirected to the current web address.',
      condition: (data) => Array.isArray(data?.slugAliases) && data.slugAliases.length > 0,
    },
    fields: [
      { name: 'slug', type: 'text', index: isIndexed },
      {
        name: 'until',
        type: 'date',
        admin: { date: { displayFormat: 'd MMM yyyy, HH:mm', pickerAppearance: 'dayAndTime' } },
      },
    ],
  }
}
