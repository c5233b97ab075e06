import type { Field } from 'payload'

import { omitHiddenRelations } from '../../../hooks/visibility/omitHiddenRelations'

/** Overrides for search engines and social cards. */
export const sharing: Field[] = [
  {
    name: 'search',
    type: 'group',
    label: 'Search engines',
    fields: [
      { name: 'title', type: 'text', admin: { description: 'Leave empty to use the headline.' } },
      { name: 'description', type: 'textarea', admin: { description: 'Leave empty to use the summary.' } },
    ],
  },
  {
    name: 'share',
    type: 'group',
    label: 'Social cards',
    fields: [
      {
        name: 'picture',
        type: 'upload',
        relationTo: 'media',
        hooks: { afterRead: [omitHiddenRelations] },
        admin: { description: 'Leave empty to use the lead picture.' },
      },
    ],
  },
]
