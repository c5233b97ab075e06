import type { CollectionConfig } from 'payload'

import { admins, adminsOnly, isAdmin, never } from '../../access/roles'
import { apiTabForAdmins } from '../../payload/apiTab'
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
    description: 'Other servers that are told, at once and signed, what changed for readers.',
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
      label: 'Address',
      type: 'text',
      required: true,
      maxLength: 2_000,
      admin: {
        description: 'An https address on the public internet, as https://www.example.com/hooks/dateline',
      },
    },
    {
      name: 'kinds',
      label: 'What it is told',
      type: 'select',
      hasMany: true,
      options: changeKindOptions,
      admin: { description: 'Empty: everything.' },
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
        description: 'Made when it is saved. Whoever receives checks the signature with it.',
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
