import type { CollectionConfig } from 'payload'

import { isStaff, readOnly } from '../../access/roles'
import { guardQuery } from '../../hooks/guardQuery'
import { apiTabForAdmins } from '../../fields/apiTab'
import { refuseChange, refuseDelete } from './refuseChange'

/** Incoming wire copy: one immutable row per received text, never public. */
export const Dispatches: CollectionConfig<'dispatches'> = {
  slug: 'dispatches',
  labels: { singular: 'Wire copy', plural: 'Wire copy' },
  admin: {
    components: { views: apiTabForAdmins },
    group: 'Wire',
    useAsTitle: 'label',
    description: 'Every text received from a wire, exactly as it arrived. Read-only.',
    defaultColumns: ['label', 'agency', 'version', 'outcome', 'receivedAt', 'article'],
    listSearchableFields: ['label', 'agency', 'sourceId', 'sha256'],
  },
  access: readOnly(isStaff),
  defaultPopulate: {
    label: true,
    agency: true,
    sourceId: true,
    version: true,
    receivedAt: true,
    outcome: true,
  },
  defaultSort: '-receivedAt',
  disableDuplicate: true,
  hooks: {
    beforeOperation: [guardQuery],
    beforeChange: [refuseChange],
    beforeDelete: [refuseDelete],
  },
  fields: [
    { name: 'label', type: 'text', admin: { description: 'The slugline, or the first words of the text.' } },
    {
      type: 'row',
      fields: [
        { name: 'agency', type: 'text', index: true, admin: { width: '34%' } },
        { name: 'sourceId', label: 'Agency story ID', type: 'text', index: true, admin: { width: '33%' } },
        { name: 'version', type: 'text', admin: { width: '33%' } },
      ],
    },
    {
      type: 'row',
      fields: [
        {
          name: 'receivedAt',
          label: 'Received',
          type: 'date',
          required: true,
          index: true,
          admin: {
            width: '50%',
            date: { displayFormat: 'd MMM yyyy, HH:mm', pickerAppearance: 'dayAndTime' },
          },
        },
        {
          name: 'outcome',
          type: 'select',
          required: true,
          options: ['created', 'updated', 'unchanged', 'held'].map((value) => ({
            label: value[0]?.toUpperCase() + value.slice(1),
            value,
          })),
          admin: {
            width: '50%',
            description: 'The result of the import. Held: the story was edited here and not overwritten.',
          },
        },
      ],
    },
    { name: 'article', type: 'relationship', relationTo: 'articles', index: true },
    {
      name: 'findings',
      maxRows: 1_000,
      type: 'array',
      admin: {
        components: { RowLabel: '/src/admin/rowLabels#FindingRowLabel' },
        description: 'Parts that may have been misread.',
        initCollapsed: true,
      },
      fields: [
        {
          type: 'row',
          fields: [
            { name: 'code', type: 'text', required: true, admin: { width: '30%' } },
            { name: 'line', type: 'number', admin: { width: '15%' } },
            { name: 'message', type: 'text', required: true, admin: { width: '55%' } },
          ],
        },
      ],
    },
    {
      type: 'row',
      fields: [
        { name: 'encoding', type: 'text', required: true, admin: { width: '30%' } },
        {
          name: 'sha256',
          label: 'SHA-256',
          type: 'text',
          required: true,
          index: true,
          admin: { width: '70%', description: 'Of the original bytes.' },
        },
      ],
    },
    {
      name: 'raw',
      label: 'Original text',
      type: 'text',
      required: true,
      maxLength: 20_000_000,
      admin: {
        description: 'The original bytes, as base64.',
        components: { Field: '/src/admin/RawCopy#RawCopy' },
        disableListColumn: true,
        disableListFilter: true,
      },
    },
    {
      // The dispatch's key: story key and version. The same text received twice is one dispatch.
      name: 'dispatchKey',
      type: 'text',
      required: true,
      unique: true,
      index: true,
      hidden: true,
    },
  ],
}
