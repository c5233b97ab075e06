import type { Field } from 'payload'

/** First in the sidebar: what stands between the story and its readers. */
export const findings: Field = {
  name: 'findings',
  type: 'ui',
  admin: {
    position: 'sidebar',
    components: { Field: '/src/admin/findings/Findings#Findings' },
    disableListColumn: true,
  },
}
