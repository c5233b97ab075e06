import type { CollectionConfig } from 'payload'

import { admins, readOnly } from '../../access/roles'
import { apiTabForAdmins } from '../../fields/apiTab'
import { changeKindOptions } from '../Changes/kinds'
import { guardQuery } from '../../hooks/guardQuery'
import { replay } from './replay'
import { isAdminRole } from '../../roles'

/** Pending and completed webhook deliveries. Written by the server; admins can send one again. */
export const Deliveries: CollectionConfig<'deliveries'> = {
  slug: 'deliveries',
  labels: { singular: 'Delivery', plural: 'Deliveries' },
  admin: {
    components: { views: apiTabForAdmins },
    group: 'Administration',
    hidden: ({ user }) => !isAdminRole(user?.role),
    useAsTitle: 'number',
    description: 'Messages sent to webhooks, and the responses. Open a delivery to send it again.',
    defaultColumns: ['number', 'kind', 'webhook', 'state', 'attempts', 'failure', 'nextAt'],
    listSearchableFields: ['failure'],
  },
  access: readOnly(admins),
  defaultSort: '-number',
  disableDuplicate: true,
  lockDocuments: false,
  endpoints: [replay],
  hooks: { beforeOperation: [guardQuery] },
  indexes: [{ fields: ['webhook', 'number'], unique: true }, { fields: ['state', 'nextAt'] }],
  fields: [
    {
      name: 'sendAgain',
      type: 'ui',
      admin: {
        disableListColumn: true,
        components: { Field: '/src/admin/webhooks/SendAgain#SendAgain' },
      },
    },
    { name: 'webhook', type: 'relationship', relationTo: 'webhooks' },
    {
      name: 'number',
      label: 'Change',
      type: 'number',
      required: true,
      admin: { description: 'Its cursor in /v1/changes.' },
    },
    { name: 'kind', type: 'select', required: true, options: changeKindOptions },
    {
      name: 'state',
      label: 'Status',
      type: 'select',
      required: true,
      defaultValue: 'waiting',
      options: [
        { label: 'Waiting', value: 'waiting' },
        { label: 'Delivered', value: 'delivered' },
        { label: 'Failed', value: 'failed' },
      ],
    },
    { name: 'attempts', type: 'number', required: true, defaultValue: 0 },
    { name: 'status', label: 'Last response', type: 'number', admin: { description: 'The HTTP status.' } },
    { name: 'failure', label: 'Reason for failure', type: 'text' },
    {
      name: 'nextAt',
      label: 'Next attempt',
      type: 'date',
      admin: { date: { displayFormat: 'd MMM yyyy, HH:mm:ss', pickerAppearance: 'dayAndTime' } },
    },
    {
      name: 'deliveredAt',
      label: 'Delivered',
      type: 'date',
      admin: { date: { displayFormat: 'd MMM yyyy, HH:mm:ss', pickerAppearance: 'dayAndTime' } },
    },
  ],
}
