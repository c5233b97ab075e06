import type { CollectionConfig } from 'payload'

import { isStaff, readOnly } from '../../access/roles'
import { guardQuery } from '../../hooks/guardQuery'
import { changeKindOptions } from './kinds'

/**
 * The public change feed: one entry per event of a story that is or was public. An entry is written with the story and numbered after
 * commit (`numberLines`). It contains only what was public: no headline, reason or name.
 */
export const Changes: CollectionConfig<'changes'> = {
  slug: 'changes',
  labels: { singular: 'Change', plural: 'Changes' },
  admin: {
    group: 'Desk',
    hidden: true,
    useAsTitle: 'place',
    description: 'Changes to public stories, in the order in which the change feed lists them.',
    defaultColumns: ['place', 'kind', 'slug', 'at'],
  },
  access: readOnly(isStaff),
  defaultSort: '-place',
  disableDuplicate: true,
  lockDocuments: false,
  hooks: { beforeOperation: [guardQuery] },
  indexes: [{ fields: ['articleId', 'place'] }],
  timestamps: false,
  fields: [
    // The unique index prevents duplicate numbers.
    { name: 'place', type: 'text', required: true, unique: true, index: true, maxLength: 60 },
    { name: 'kind', type: 'select', required: true, options: changeKindOptions },
    // An id instead of a relation, so that the entry outlives the story.
    { name: 'articleId', label: 'Story', type: 'text', required: true },
    { name: 'slug', type: 'text', admin: { description: 'Its web address at that time.' } },
    { name: 'previousSlug', label: 'Previous web address', type: 'text' },
    { name: 'at', type: 'date', required: true },
    { name: 'isMinor', type: 'checkbox', defaultValue: false },
  ],
}
