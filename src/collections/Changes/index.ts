import type { CollectionConfig } from 'payload'

import { nobody, theNewsroom } from '../../access/roles'
import { guardQuery } from '../../hooks/guardQuery'
import { changeKindOptions } from './kinds'

/**
 * What readers' programs are told: a line for each thing that happened to a story that is or was public, and nothing of any
 * other. A line is written with the story and gets its number once both are committed (`numberLines`). Nothing here is
 * more than what the public knew: no headline, no reason, no name.
 */
export const Changes: CollectionConfig<'changes'> = {
  slug: 'changes',
  labels: { singular: 'Change', plural: 'Changes' },
  admin: {
    group: 'Desk',
    hidden: true,
    useAsTitle: 'place',
    description: 'What happened to public stories, in the order in which readers’ programs are told.',
    defaultColumns: ['place', 'kind', 'slug', 'at'],
  },
  access: {
    create: nobody,
    read: theNewsroom,
    update: nobody,
    delete: nobody,
    readVersions: nobody,
    unlock: () => false,
  },
  defaultSort: '-place',
  disableDuplicate: true,
  lockDocuments: false,
  hooks: { beforeOperation: [guardQuery] },
  indexes: [{ fields: ['articleId', 'place'] }],
  timestamps: false,
  fields: [
    // The database holds that no number is given twice.
    { name: 'place', type: 'text', required: true, unique: true, index: true, maxLength: 60 },
    { name: 'kind', type: 'select', required: true, options: changeKindOptions },
    // An id and no relation: the line outlasts the story.
    { name: 'articleId', label: 'Story', type: 'text', required: true },
    { name: 'slug', type: 'text', admin: { description: 'Its public address then.' } },
    { name: 'previousSlug', label: 'Moved from', type: 'text' },
    { name: 'at', type: 'date', required: true },
    { name: 'isMinor', type: 'checkbox', defaultValue: false },
  ],
}
