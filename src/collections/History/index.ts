import type { CollectionConfig } from 'payload'

import { isStaff, readOnly } from '../../access/roles'
import { apiTabForAdmins } from '../../fields/apiTab'
import { guardQuery } from '../../hooks/guardQuery'
import { HAPPENINGS } from './kinds'
import { refuseChange, refuseDelete } from './refuseChange'

/** The event log of stories: who, when, what. Append-only. */
export const History: CollectionConfig<'history'> = {
  slug: 'history',
  labels: { singular: 'History entry', plural: 'History' },
  admin: {
    components: { views: apiTabForAdmins },
    group: 'Desk',
    useAsTitle: 'headline',
    description: 'What happened to each story, when and by whom. Read-only.',
    defaultColumns: ['at', 'kind', 'headline', 'byName', 'note'],
    listSearchableFields: ['headline', 'byName', 'note'],
  },
  access: readOnly(isStaff),
  defaultSort: '-at',
  disableDuplicate: true,
  indexes: [{ fields: ['articleId', 'at'] }],
  hooks: { beforeOperation: [guardQuery], beforeChange: [refuseChange], beforeDelete: [refuseDelete] },
  fields: [
    {
      name: 'kind',
      type: 'select',
      required: true,
      index: true,
      options: Object.entries(HAPPENINGS).map(([value, label]) => ({ value, label })),
    },
    {
      name: 'at',
      type: 'date',
      required: true,
      index: true,
      admin: { date: { displayFormat: 'd MMM yyyy, HH:mm:ss', pickerAppearance: 'dayAndTime' } },
    },
    // An id instead of a relation, so that the entry outlives the story.
    { name: 'articleId', label: 'Story', type: 'text', required: true, index: true },
    { name: 'headline', type: 'text', admin: { description: 'The headline at that time.' } },
    { name: 'by', type: 'relationship', relationTo: 'users' },
    { name: 'byName', label: 'User', type: 'text', admin: { description: 'The name at that time.' } },
    {
      name: 'note',
      type: 'textarea',
      admin: { components: { Cell: '/src/admin/time/WithTimes#NoteCell' } },
    },
    { name: 'version', type: 'text', admin: { description: 'The version this entry is about.' } },
    {
      name: 'changeKind',
      label: 'Type of change',
      type: 'select',
      options: [
        { label: 'Minor', value: 'minor' },
        { label: 'Significant', value: 'significant' },
        { label: 'Significant by default', value: 'assumed' },
      ],
    },
    {
      name: 'warnings',
      type: 'array',
      maxRows: 1_000,
      admin: { description: 'Warnings shown before publishing.', initCollapsed: true },
      fields: [
        { name: 'code', type: 'text' },
        { name: 'message', type: 'text' },
      ],
    },
  ],
}
