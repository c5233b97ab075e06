import type { Field } from 'payload'

/** The story's events and internal notes, from the `history` collection. */
export const history: Field[] = [
  {
    name: 'storyHistory',
    type: 'ui',
    admin: {
      components: { Field: '/src/admin/desk/StoryHistory#StoryHistory' },
      disableListColumn: true,
    },
  },
]
