import type { Field } from 'payload'

/** What happened to the story, and what the newsroom says of it among itself: rows of `history`, shown. */
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
