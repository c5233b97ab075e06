import type { Field } from 'payload'

import { isStaff, never } from '../../access/roles'
import { omitHiddenRelations } from '../../hooks/visibility/omitHiddenRelations'
import { publicFields } from '../publicFields'
import { labelField } from '../label/labelField'
import { sameNamesField } from '../label/sameNamesField'
import { slugAliasesField } from '../slug/slugAliases'
import { slugField } from '../slug/slugField'
import { searchTextField } from '../searchText/searchTextField'

/** The fields of a credited person, author or contributor. Neither is a login. */
export function personFields({ noun, on }: { noun: 'author' | 'contributor'; on: string }): Field[] {
  return [
    slugField({
      from: 'name',
      description: `Made from the name. Fixed once the ${noun} is public.`,
      isFrozen: (original) => Boolean(original?.isPublic),
    }),
    slugAliasesField({ isIndexed: true }),
    labelField(`${noun}s`),
    searchTextField(`${noun}s`, 'name, affiliation or web address'),
    ...publicFields(),
    {
      name: 'isIncomplete',
      label: 'Incomplete',
      type: 'checkbox',
      defaultValue: false,
      index: true,
      access: { create: never, update: never },
      admin: {
        position: 'sidebar',
        readOnly: true,
        description: 'Only a surname is known. Complete the name to clear this.',
        components: {
          Cell: '/src/admin/IncompleteCell#IncompleteCell',
          Field: '/src/admin/IncompleteNotice#IncompleteNotice',
        },
      },
    },
    {
      name: 'isNameComplete',
      label: 'The name is complete',
      type: 'checkbox',
      defaultValue: false,
      access: { read: isStaff },
      admin: {
        position: 'sidebar',
        condition: (data) => Boolean(data?.isIncomplete || data?.isNameComplete),
        description: 'Tick this if the person goes by one name.',
      },
    },
    {
      name: 'name',
      type: 'text',
      required: true,
      index: true,
      validate: (value: unknown) =>
        (typeof value === 'string' && value.trim() !== '') || 'Enter the name as it is printed.',
      admin: { description: 'As printed. Don’t guess missing parts.' },
    },
    sameNamesField(`${noun}s`),
    {
      type: 'row',
      fields: [
        {
          name: 'role',
          type: 'text',
          admin: { width: '50%', placeholder: 'Associated Press writer', description: 'As printed.' },
        },
        { name: 'affiliation', type: 'text', admin: { width: '50%', placeholder: 'Associated Press' } },
      ],
    },
    {
      type: 'row',
      fields: [
        { name: 'location', type: 'text', admin: { width: '50%', placeholder: 'Lisbon, Portugal' } },
        {
          name: 'email',
          label: 'Email',
          type: 'email',
          access: { read: isStaff },
          admin: { width: '50%', description: 'For the newsroom; never public.' },
        },
      ],
    },
    { name: 'bio', type: 'textarea', admin: { description: 'A line or two for readers.' } },
    { name: 'picture', type: 'upload', relationTo: 'media', hooks: { afterRead: [omitHiddenRelations] } },
    {
      name: 'articles',
      type: 'join',
      collection: 'articles',
      on,
      defaultLimit: 10,
      defaultSort: '-publishedAt',
      // Without this, Payload lists stories in the trash as null.
      where: { deletedAt: { exists: false } },
      admin: { allowCreate: false, defaultColumns: ['headline', '_status', 'publishedAt'] },
    },
  ]
}
