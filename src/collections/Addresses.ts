import type { CollectionConfig } from 'payload'

import { nobody, theNewsroom } from '../access/roles'
import { guardQuery } from '../hooks/guardQuery'

/**
 * Every address that was ever a public story's, and whose. A row stays when the story moves or goes, so that no other
 * story is ever found behind an old link; that no two rows share one is held by the database.
 */
export const Addresses: CollectionConfig<'addresses'> = {
  slug: 'addresses',
  labels: { singular: 'Address', plural: 'Addresses' },
  admin: {
    group: 'Desk',
    hidden: true,
    useAsTitle: 'slug',
    description: 'Addresses under which stories were ever public.',
  },
  access: {
    create: nobody,
    read: theNewsroom,
    update: nobody,
    delete: nobody,
    readVersions: nobody,
    unlock: () => false,
  },
  disableDuplicate: true,
  hooks: { beforeOperation: [guardQuery] },
  fields: [
    { name: 'slug', type: 'text', required: true, unique: true, index: true, maxLength: 200 },
    { name: 'articleId', label: 'Story', type: 'text', required: true, index: true },
  ],
}
