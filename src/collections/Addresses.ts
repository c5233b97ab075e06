import type { CollectionConfig } from 'payload'

import { isStaff, readOnly } from '../access/roles'
import { guardQuery } from '../hooks/guardQuery'

/**
 * Every address a story was ever public under, and the story it belongs to. Rows stay when the story moves or is deleted, so that an old
 * link never leads to another story. The database enforces unique slugs.
 */
export const Addresses: CollectionConfig<'addresses'> = {
  slug: 'addresses',
  labels: { singular: 'Web address', plural: 'Web addresses' },
  admin: {
    group: 'Desk',
    hidden: true,
    useAsTitle: 'slug',
    description: 'Web addresses at which stories are or were public.',
  },
  access: readOnly(isStaff),
  disableDuplicate: true,
  hooks: { beforeOperation: [guardQuery] },
  fields: [
    { name: 'slug', type: 'text', required: true, unique: true, index: true, maxLength: 200 },
    { name: 'articleId', label: 'Story', type: 'text', required: true, index: true },
  ],
}
