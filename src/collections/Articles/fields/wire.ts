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
            label: 'Source ID',
            type: 'text',
            admin: { width: '33%', description: 'The agency’s own name for the story.' },
          },
          {
            name: 'version',
            type: 'text',
            admin: { width: '33%', placeholder: '1st Ld-Writethru', description: 'As the agency labels it.' },
          },
        ],
      },
      {
        name: 'usageTerms',
        label: 'Usage terms',
        type: 'textarea',
        admin: { description: 'What the agency allows.' },
      },
      {
        name: 'dispatch',
        type: 'relationship',
        relationTo: 'dispatches',
        access: { read: isStaff, create: never, update: never },
        hooks: { beforeDuplicate: [() => undefined] },
        admin: {
          readOnly: true,
          allowCreate: false,
          description: 'The newest text from the wire that this story is made of.',
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
          description:
            'Somebody has worked on this story, so a new version from the wire will not overwrite it.',
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
    admin: { description: 'Stays in the newsroom: no reader, feed or API of the public’s ever gets it.' },
  },
]
