import type { Field } from 'payload'

import { omitHiddenRelations } from '../../../hooks/visibility/omitHiddenRelations'
import { renderCreditLine } from '../hooks/renderCreditLine'

/** The story's authors and contributors in printed order, as rows to query by, and the credit line to show. */
export const credits: Field[] = [
  {
    name: 'incompletePeople',
    type: 'ui',
    admin: {
      components: { Field: '/src/admin/IncompleteCredits#IncompleteCredits' },
      disableListColumn: true,
    },
  },
  {
    name: 'authors',
    type: 'array',
    labels: { singular: 'Author', plural: 'Authors' },
    admin: {
      description: 'Who wrote the story: the byline, or “reported from”.',
      components: {
        Cell: '/src/admin/CreditedNamesCell#CreditedNamesCell',
        RowLabel: '/src/admin/rowLabels#CreditRowLabel',
      },
    },
    fields: [
      {
        type: 'row',
        fields: [
          {
            name: 'author',
            type: 'relationship',
            relationTo: 'authors',
            required: true,
            index: true,
            hooks: { afterRead: [omitHiddenRelations] },
            admin: { width: '40%' },
          },
          creditedAs(),
          location(),
        ],
      },
    ],
  },
  {
    name: 'contributors',
    type: 'array',
    labels: { singular: 'Contributor', plural: 'Contributors' },
    admin: {
      description: 'People who “contributed to this report”.',
      components: {
        Cell: '/src/admin/CreditedNamesCell#CreditedNamesCell',
        RowLabel: '/src/admin/rowLabels#CreditRowLabel',
      },
    },
    fields: [
      {
        type: 'row',
        fields: [
          {
            name: 'contributor',
            type: 'relationship',
            relationTo: 'contributors',
            required: true,
            index: true,
            hooks: { afterRead: [omitHiddenRelations] },
            admin: { width: '40%' },
          },
          creditedAs(),
          location(),
        ],
      },
      {
        name: 'role',
        type: 'text',
        admin: { placeholder: 'Associated Press writer', description: 'As printed before the name.' },
      },
    ],
  },
  {
    name: 'creditLine',
    label: 'Credit line',
    type: 'textarea',
    hooks: { afterRead: [renderCreditLine] },
    admin: {
      description: 'The closing credits as printed. Leave empty to generate them from the rows above.',
    },
  },
]

function creditedAs(): Field {
  return {
    name: 'creditedAs',
    label: 'Credited as',
    type: 'text',
    admin: { width: '30%', description: 'The name as printed in this story.' },
  }
}

function location(): Field {
  return {
    name: 'location',
    type: 'text',
    admin: { width: '30%', placeholder: 'Lisbon, Portugal', description: 'Where the person reported from.' },
  }
}
