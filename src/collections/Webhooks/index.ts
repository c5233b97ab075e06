import type { CollectionConfig } from 'payload'

import { admins, adminsOnly, isAdmin, never } from '../../access/roles'
import { apiTabForAdmins } from '../../fields/apiTab'
import { changeKindOptions } from '../Changes/kinds'
import { guardQuery } from '../../hooks/guardQuery'
import { dropDeliveries } from './dropDeliveries'
import { refusePrivateUrl } from './refusePrivateUrl'
import { renewSecret } from './renewSecret'
import { makeSecret, openSecret, sealSecret } from './secret'
import { isAdminRole } from '../../roles'

/** Servers to notify of public changes. Admins only, because the secret signs the messages. */
export const Webhooks: CollectionConfig<'webhooks'> = {
  slug: 'webhooks',
  labels: { singular: 'Webhook', plural: 'Webhooks' },
  admin: {
    components: { views: apiTabForAdmins },
    group: 'Administration',
    hidden: ({ user }) => !isAdminRole(user?.role),
    useAsTitle: 'name',
    description: 'Servers that are notified of public changes as they happen, with a signature.',
    defaultColumns: ['name', 'url', 'kinds', 'isActive'],
    listSearchableFields: ['name', 'url'],
  },
  access: {
    create: admins,
    read: admins,
    update: admins,
    delete: admins,
    readVersions: never,
    unlock: () => false,
  },
  defaultSort: 'name',
  disableDuplicate: true,
  endpoints: [renewSecret],
  hooks: {
    beforeOperation: [guardQuery],
    beforeChange: [refusePrivateUrl, makeSecret],
    beforeDelete: [dropDeliveries],
  },
  fields: [
    { name: 'name', type: 'text', required: true, maxLength: 200 },
    {
      name: 'url',
      label: 'URL',
      type: 'text',
      required: true,
      maxLength: 2_000,
      admin: {
        description: 'An https URL on the public internet, such as https://www.example.com/hooks/dateline',
      },
    },
    {
      name: 'kinds',
      label: 'Events',
      type: 'select',
      hasMany: true,
      options: changeKindOptions,
      admin: { description: 'Leave empty for all events.' },
    },
    { name: 'isActive', label: 'Active', type: 'checkbox', defaultValue: true },
    {
      name: 'secret',
      type: 'text',
      access: { create: never, read: adminsOnly, update: never },
      hooks: { beforeChange: [sealSecret], afterRead: [openSecret] },
      admin: {
        condition: (_, __, { user }) => isAdmin({ user }),
        disableListColumn: true,
        disableListFilter: true,
        description: 'Generated when the webhook is saved. The receiving server checks signatures with it.',
        readOnly: true,
      },
    },
    {
      name: 'renewal',
      type: 'ui',
      admin: {
        disableListColumn: true,
        components: { Field: '/src/admin/webhooks/RenewSecret#RenewSecret' },
      },
    },
  ],
}
