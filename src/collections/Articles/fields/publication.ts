import type { Field } from 'payload'

import { editorsOnly, isStaff, never } from '../../../access/roles'
import { omitHiddenRelations } from '../../../hooks/visibility/omitHiddenRelations'
import { slugField } from '../../../fields/slug/slugField'
import { isLanguageTag } from '../languageTag'

/** The sidebar: the story's address, topics and dates. */
export const publication: Field[] = [
  slugField({
    from: 'headline',
    description: 'The story’s address. Taken from the headline; it stays once the story was published.',
    isFrozen: (original) => Boolean(original?.publishedAt),
  }),
  {
    name: 'topics',
    type: 'relationship',
    relationTo: 'topics',
    hasMany: true,
    index: true,
    hooks: { afterRead: [omitHiddenRelations] },
    admin: { position: 'sidebar', description: 'The first is the main one.' },
  },
  {
    name: 'embargoedUntil',
    label: 'Embargo',
    type: 'date',
    index: true,
    access: { create: editorsOnly, update: editorsOnly },
    admin: {
      position: 'sidebar',
      date: { displayFormat: 'd MMM yyyy, HH:mm', pickerAppearance: 'dayAndTime' },
      description: 'Nothing of the story is public before this moment, whoever presses publish.',
      components: { Cell: '/src/admin/EmbargoCell#EmbargoCell' },
    },
  },
  {
    name: 'publishedAt',
    label: 'Published',
    type: 'date',
    index: true,
    access: { create: never, update: never },
    admin: {
      position: 'sidebar',
      readOnly: true,
      date: { displayFormat: 'd MMM yyyy, HH:mm', pickerAppearance: 'dayAndTime' },
      condition: (data) => Boolean(data?.publishedAt),
    },
  },
  {
    name: 'revisedAt',
    label: 'Revised',
    type: 'date',
    access: { create: never, update: never },
    admin: {
      position: 'sidebar',
      readOnly: true,
      date: { displayFormat: 'd MMM yyyy, HH:mm', pickerAppearance: 'dayAndTime' },
      description: 'Last significant change of what readers see.',
      condition: (data) => Boolean(data?.revisedAt),
    },
  },
  {
    name: 'language',
    type: 'text',
    // RFC 5646, section 4.4.1, recommends room for 35.
    maxLength: 35,
    defaultValue: 'en',
    required: true,
    validate: (value: unknown) =>
      isLanguageTag(value) || 'Give a BCP 47 language tag, as in en, en-GB or pt-BR.',
    admin: { position: 'sidebar', description: 'BCP 47 tag, as in en or pt-BR.' },
  },
  {
    name: 'wordCount',
    label: 'Words',
    type: 'number',
    access: { create: never, update: never },
    admin: {
      position: 'sidebar',
      readOnly: true,
      description: 'In the body, counted when saved.',
      condition: (data) => Boolean(data?.wordCount),
    },
  },
  {
    name: 'createdBy',
    label: 'Begun by',
    type: 'relationship',
    relationTo: 'users',
    index: true,
    access: { read: isStaff, create: never, update: never },
    admin: {
      position: 'sidebar',
      readOnly: true,
      allowCreate: false,
      allowEdit: false,
      description: 'Who began the story here.',
      // Empty if the story came from a wire.
      condition: (data) => Boolean(data?.createdBy),
    },
  },
]
