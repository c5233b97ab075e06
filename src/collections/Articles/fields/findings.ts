import type { Field } from 'payload'

/** The preflight findings, first in the sidebar. */
export const findings: Field = {
  name: 'findings',
  type: 'ui',
  admin: {
    position: 'sidebar',
    components: { Field: '/src/admin/findings/Findings#Findings' },
    disableListColumn: true,
  },
}
