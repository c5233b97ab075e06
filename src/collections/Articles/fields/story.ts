import type { Field } from 'payload'

import { omitHiddenRelations, omitHiddenPictures } from '../../../hooks/visibility/omitHiddenRelations'
import { isStaff, never } from '../../../access/roles'
import { CORRECTION_LABELS, optionsOf } from '../../../labels'

/** The story's content, in reading order. */
export const story: Field[] = [
  {
    name: 'kicker',
    type: 'text',
    maxLength: 200,
    admin: { description: 'A short label above the headline.' },
  },
  {
    name: 'headline',
    type: 'text',
    maxLength: 500,
    // Depends on the status, because drafts of wire copy often have no headline.
    validate: (value: unknown, { data }: { data: { _status?: string | null } }) =>
      (typeof value === 'string' && value.trim() !== '') ||
      data._status !== 'published' ||
      'A story needs a headline before it can be published.',
    admin: { description: 'Required to publish, optional in drafts.' },
  },
  {
    name: 'summary',
    type: 'textarea',
    admin: { description: 'One or two sentences for lists and feeds.' },
  },
  {
    name: 'dateline',
    type: 'group',
    admin: { description: 'Where the story was written, printed before its first words.' },
    fields: [
      {
        type: 'row',
        fields: [
          {
            name: 'located',
            label: 'Place',
            type: 'text',
            admin: { width: '34%', placeholder: 'BRUSSELS', description: 'As printed.' },
          },
          {
            name: 'source',
            label: 'Agency',
            type: 'text',
            admin: { width: '22%', placeholder: 'AP', description: 'Agency code, e.g. AP' },
          },
          {
            name: 'text',
            label: 'Full dateline',
            type: 'text',
            admin: { width: '44%', placeholder: 'BRUSSELS (AP) –', description: 'As printed.' },
          },
        ],
      },
    ],
  },
  {
    name: 'picture',
    type: 'upload',
    relationTo: 'media',
    hooks: { afterRead: [omitHiddenRelations] },
    admin: { description: 'The lead picture.' },
  },
  {
    name: 'body',
    type: 'richText',
    hooks: { afterRead: [omitHiddenPictures] },
    admin: { description: 'Starts after the dateline.' },
  },
  {
    name: 'corrections',
    type: 'array',
    hooks: { beforeDuplicate: [() => []] },
    labels: { singular: 'Correction', plural: 'Corrections' },
    admin: {
      components: { RowLabel: '/src/admin/rowLabels#CorrectionRowLabel' },
      description:
        'Shown to readers with the story. Label a correction as a correction, never as “recast” or “fixed”.',
    },
    fields: [
      {
        type: 'row',
        fields: [
          {
            name: 'kind',
            type: 'select',
            required: true,
            defaultValue: 'correction',
            options: optionsOf(CORRECTION_LABELS),
            admin: { width: '50%' },
          },
          {
            name: 'at',
            type: 'date',
            label: 'Public since',
            access: { create: never, update: never },
            admin: {
              width: '50%',
              readOnly: true,
              condition: (_data, row) => Boolean((row as { at?: unknown } | undefined)?.at),
              date: { displayFormat: 'd MMM yyyy, HH:mm', pickerAppearance: 'dayAndTime' },
            },
          },
        ],
      },
      { name: 'text', type: 'textarea', required: true },
      {
        name: 'by',
        type: 'relationship',
        relationTo: 'users',
        access: { read: isStaff, create: never, update: never },
        admin: {
          readOnly: true,
          allowCreate: false,
          allowEdit: false,
          condition: (_data, row) => Boolean((row as { by?: unknown } | undefined)?.by),
        },
      },
    ],
  },
]
