import type { CollectionConfig } from 'payload'

import { isStaff, readOnly } from '../../access/roles'
import { guardQuery } from '../../hooks/guardQuery'

/** Links that show an unpublished story to people without an account. Created and revoked by the `preview-links` endpoints. */
export const PreviewLinks: CollectionConfig<'preview-links'> = {
  slug: 'preview-links',
  labels: { singular: 'Preview link', plural: 'Preview links' },
  admin: {
    group: 'Desk',
    hidden: true,
    description: 'Links that show a story to people without an account, before it is published.',
    defaultColumns: ['article', 'by', 'expiresAt', 'revokedAt'],
  },
  access: readOnly(isStaff),
  disableDuplicate: true,
  hooks: { beforeOperation: [guardQuery] },
  fields: [
    { name: 'article', type: 'relationship', relationTo: 'articles', index: true },
    {
      name: 'version',
      type: 'text',
      admin: { description: 'Empty if the link shows the latest draft.' },
    },
    { name: 'expiresAt', label: 'Expires', type: 'date', required: true },
    { name: 'by', type: 'relationship', relationTo: 'users' },
    { name: 'revokedAt', label: 'Revoked', type: 'date' },
  ],
}
