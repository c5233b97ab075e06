import type { Field } from 'payload'

import { editorsOnly, isStaff, never } from '../../../access/roles'
import { slugAliasesField } from '../../../fields/slug/slugAliases'
import { optionsOf, STAGE_LABELS } from '../../../labels'

/** The story's editorial state and the kind of its next publication. Except for old slugs, none of it is public. */
export const desk: Field[] = [
  {
    name: 'stage',
    type: 'select',
    defaultValue: 'draft',
    index: true,
    options: optionsOf(STAGE_LABELS),
    // Service keys cannot change the stage: they do not submit stories.
    access: { read: isStaff, create: isStaff, update: isStaff },
    hooks: { beforeDuplicate: [() => 'draft'] },
    admin: {
      position: 'sidebar',
      // The stage is part of the state, which has its own column.
      disableListColumn: true,
      // The field shows actions instead of a select, because an action may need a note.
      components: { Field: '/src/admin/desk/StageField#StageField' },
    },
  },
  {
    name: 'freshChange',
    type: 'ui',
    admin: {
      position: 'sidebar',
      components: { Field: '/src/admin/desk/FreshChange#FreshChange' },
      disableListColumn: true,
    },
  },
  {
    name: 'changeKind',
    label: 'Type of change',
    type: 'select',
    options: [
      { label: 'Minor: a typo; the date stays the same', value: 'minor' },
      { label: 'Significant: shown to readers as an update', value: 'significant' },
    ],
    access: { read: isStaff, create: editorsOnly, update: editorsOnly },
    hooks: { beforeDuplicate: [() => null] },
    admin: {
      position: 'sidebar',
      description: 'Left empty, the change counts as significant.',
      condition: (data) => Boolean(data?.publishedAt),
    },
  },
  {
    name: 'noCorrectionNeeded',
    label: 'New information, nothing to correct',
    type: 'checkbox',
    access: { read: isStaff, create: editorsOnly, update: editorsOnly },
    hooks: { beforeDuplicate: [() => false] },
    admin: {
      position: 'sidebar',
      description: 'The change adds to the story and corrects nothing.',
      condition: (data) => Boolean(data?.publishedAt) && data?.changeKind !== 'minor',
    },
  },
  {
    name: 'killed',
    type: 'group',
    access: { read: isStaff, create: never, update: never },
    hooks: { beforeDuplicate: [() => ({})] },
    // The stage shows it.
    admin: { hidden: true },
    fields: [
      {
        name: 'at',
        type: 'date',
        index: true,
        admin: {
          readOnly: true,
          date: { displayFormat: 'd MMM yyyy, HH:mm', pickerAppearance: 'dayAndTime' },
        },
      },
      { name: 'reason', type: 'textarea', admin: { readOnly: true } },
      {
        name: 'by',
        type: 'relationship',
        relationTo: 'users',
        admin: { readOnly: true, allowCreate: false, allowEdit: false },
      },
    ],
  },
  {
    name: 'handover',
    type: 'group',
    access: { read: isStaff, create: never, update: never },
    hooks: { beforeDuplicate: [() => ({})] },
    // Shown by the notice above the story and by the desk.
    admin: { hidden: true },
    fields: [
      {
        name: 'kind',
        type: 'select',
        index: true,
        options: [
          { label: 'Submitted', value: 'submitted' },
          { label: 'Sent back', value: 'returned' },
        ],
      },
      { name: 'note', type: 'textarea' },
      { name: 'byName', type: 'text' },
      { name: 'at', type: 'date' },
    ],
  },
  {
    name: 'handoverNotice',
    type: 'ui',
    admin: {
      components: { Field: '/src/admin/desk/HandoverNotice#HandoverNotice' },
      disableListColumn: true,
    },
  },
  slugAliasesField({ isIndexed: false }),
  {
    name: 'dismissedFindings',
    type: 'array',
    maxRows: 500,
    access: { read: isStaff, create: isStaff, update: isStaff },
    hooks: { beforeDuplicate: [() => []] },
    // Written by the findings panel beside the form.
    admin: { hidden: true },
    fields: [
      { name: 'key', type: 'text', required: true, maxLength: 500 },
      { name: 'code', type: 'text', maxLength: 100 },
      { name: 'by', type: 'relationship', relationTo: 'users' },
      { name: 'at', type: 'date' },
    ],
  },
  {
    name: 'savedBy',
    type: 'relationship',
    relationTo: 'users',
    access: { read: isStaff, create: never, update: never },
    admin: { hidden: true },
  },
  {
    name: 'savedWithoutBase',
    type: 'checkbox',
    access: { read: isStaff, create: never, update: never },
    admin: { hidden: true },
  },
  {
    // The version a save is based on, for clients that cannot send If-Match.
    name: 'baseUpdatedAt',
    type: 'text',
    virtual: true,
    maxLength: 40,
    access: { read: isStaff },
    admin: { hidden: true },
  },
]
