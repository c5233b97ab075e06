import type { Field } from 'payload'

import { omitHiddenRelations } from '../../../hooks/visibility/omitHiddenRelations'

/** Overrides for search engines and social cards. */
export const sharing: Field[] = [
  {
    name: 'search',
    type: 'group',
    label: 'Search engines',
    fields: [
      { name: 'title', type: 'text', admin: { description: 'Empty: the headline.' } },
      { name: 'description', type: 'textarea', admin: { description: 'Empty: the summary.' } },
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
        admin: { description: 'Empty: the lead picture.' },
      },
    ],
  },
]
