import type { Field } from 'payload'

import { isStaff, never } from '../../../access/roles'

/** The story's origin. Empty for staff copy. */
export const wire: Field[] = [
  {
    name: 'wire',
    type: 'group',
    label: 'Origin',
    fields: [
      {
        type: 'row',
        fields: [
          { name: 'agency', type: 'text', admin: { width: '34%', placeholder: 'AP' } },
          {
            name: 'sourceId',
            label: 'Agency story ID',
            type: 'text',
            admin: { width: '33%', description: 'The agency’s ID for the story.' },
          },
          {
            name: 'version',
            type: 'text',
            admin: {
              width: '33%',
              placeholder: '1st Ld-Writethru',
              description: 'The agency’s version label.',
            },
          },
        ],
      },
      {
        name: 'usageTerms',
        label: 'Usage terms',
        type: 'textarea',
        admin: { description: 'How the agency allows the story to be used.' },
      },
      {
        name: 'dispatch',
        label: 'Wire copy',
        type: 'relationship',
        relationTo: 'dispatches',
        access: { read: isStaff, create: never, update: never },
        hooks: { beforeDuplicate: [() => undefined] },
        admin: {
          readOnly: true,
          allowCreate: false,
          description: 'The wire copy this story was last updated from.',
        },
      },
      {
        // The story's key: agency and source id, or the hash of the copy. Absent, never null, on staff copy.
        name: 'storyKey',
        type: 'text',
        unique: true,
        index: true,
        hidden: true,
        access: { read: never, create: never, update: never },
        hooks: { beforeDuplicate: [() => undefined] },
      },
      {
        name: 'isEdited',
        label: 'Edited here',
        type: 'checkbox',
        defaultValue: false,
        access: { read: isStaff, create: never, update: never },
        hooks: { beforeDuplicate: [() => false] },
        admin: {
          readOnly: true,
          description: 'Once edited here, the story is not overwritten by new versions from the wire.',
          condition: (data) => Boolean(data?.wire?.dispatch),
        },
      },
    ],
  },
  {
    name: 'edNote',
    label: 'Note to editors',
    type: 'textarea',
    access: { read: isStaff },
    admin: { description: 'For the newsroom only. Never shown to readers, in feeds or in the public API.' },
  },
]
