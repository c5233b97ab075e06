import type { Field } from 'payload'

import { editorsOnly, isStaff, never } from '../../../access/roles'
import { omitHiddenRelations } from '../../../hooks/visibility/omitHiddenRelations'
import { slugField } from '../../../fields/slug/slugField'

/** The sidebar: the story's address, topics and dates. */
export const publication: Field[] = [
  slugField({
    from: 'headline',
    description: 'Made from the headline. Fixed once the story has been published.',
    isFrozen: (original) => Boolean(original?.publishedAt),
  }),
  {
    name: 'topics',
    type: 'relationship',
    relationTo: 'topics',
    hasMany: true,
    index: true,
    hooks: { afterRead: [omitHiddenRelations] },
    admin: { position: 'sidebar', description: 'The main topic first.' },
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
      description: 'The story can’t be public before this time.',
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
      description: 'The time of the last significant change to what readers see.',
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
      isLanguageTag(value) || 'Enter a BCP 47 language tag, such as en, en-GB or pt-BR.',
    admin: { position: 'sidebar', description: 'A language tag, such as en or pt-BR.' },
  },
  {
    name: 'wordCount',
    label: 'Words',
    type: 'number',
    access: { create: never, update: never },
    admin: {
      position: 'sidebar',
      readOnly: true,
      description: 'In the body, counted on save.',
      condition: (data) => Boolean(data?.wordCount),
    },
  },
  {
    name: 'createdBy',
    label: 'Created by',
    type: 'relationship',
    relationTo: 'users',
    index: true,
    access: { read: isStaff, create: never, update: never },
    admin: {
      position: 'sidebar',
      readOnly: true,
      allowCreate: false,
      allowEdit: false,
      description: 'Who created the story here.',
      // Empty if the story came from a wire.
      condition: (data) => Boolean(data?.createdBy),
    },
  },
]

/** Whether a value is a well-formed BCP 47 language tag (RFC 5646), according to the runtime's parser. */
function isLanguageTag(value: unknown): boolean {
  if (typeof value !== 'string') return false
  try {
    return Intl.getCanonicalLocales(value).length === 1
  } catch {
    // The parser throws a RangeError for invalid tags.
    return false
  }
}
