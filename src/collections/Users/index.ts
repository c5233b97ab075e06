import type { CollectionConfig } from 'payload'

import { admins, adminsOnly, isInNewsroom, nobody, nobodyAtAll, theNewsroom } from '../../access/roles'
import { selfOrAdmin } from '../../access/users'
import { guardQuery } from '../queries/guardQuery'
import { apiTabForAdmins } from '../apiTab'
import { closeFirstRegister } from './closeFirstRegister'
import { closePasswordReset } from './closePasswordReset'
import { keepAnAdmin, keepAnAdminOnDelete } from './keepAnAdmin'
import { requireLongPassword } from './requireLongPassword'

const SESSION_SECONDS = 12 * 60 * 60
const LOCK_MS = 10 * 60 * 1000

/** Payload shows the key beside e-mail and password; as a field of the form it would come up a second time. */
const inTheSignInBlock = { hidden: true } as const

/** The logins. People whose names are printed are Authors and Contributors, not these. */
export function users({ isSecure }: { isSecure: boolean }): CollectionConfig<'users'> {
  return {
    slug: 'users',
    admin: {
      components: { views: apiTabForAdmins },
      group: 'Administration',
      useAsTitle: 'name',
      description: 'Who can sign in, and as what.',
      defaultColumns: ['name', 'email', 'role', 'updatedAt'],
    },
    auth: {
      cookies: { sameSite: 'Lax', secure: isSecure },
      lockTime: LOCK_MS,
      maxLoginAttempts: 5,
      tokenExpiration: SESSION_SECONDS,
      useAPIKey: true,
      useSessions: true,
    },
    access: {
      admin: ({ req }) => isInNewsroom(req),
      create: admins,
      read: theNewsroom,
      update: selfOrAdmin,
      delete: admins,
      readVersions: nobody,
      unlock: admins,
    },
    defaultPopulate: { name: true },
    defaultSort: 'name',
    disableDuplicate: true,
    endpoints: [closeFirstRegister],
    hooks: {
      beforeOperation: [closePasswordReset, requireLongPassword, guardQuery],
      beforeChange: [keepAnAdmin],
      beforeDelete: [keepAnAdminOnDelete],
    },
    fields: [
      { name: 'name', type: 'text', required: true },
      {
        name: 'role',
        type: 'select',
        required: true,
        defaultValue: 'reporter',
        saveToJWT: true,
        access: { create: adminsOnly, update: adminsOnly },
        options: [
          { label: 'Admin: accounts, and all that editors do', value: 'admin' },
          { label: 'Editor: publishes', value: 'editor' },
          { label: 'Reporter: writes drafts', value: 'reporter' },
          { label: 'Service: a key for a program', value: 'service' },
        ],
      },
      // An API key carries its account's role, so only an admin hands one out, and nobody reads it again.
      {
        name: 'enableAPIKey',
        type: 'checkbox',
        access: { create: adminsOnly, read: adminsOnly, update: adminsOnly },
        admin: inTheSignInBlock,
      },
      {
        name: 'apiKey',
        label: 'API key, for a program that signs in as this account',
        type: 'text',
        access: { create: adminsOnly, read: adminsOnly, update: adminsOnly },
        admin: inTheSignInBlock,
      },
      { name: 'apiKeyIndex', type: 'text', hidden: true, access: { read: nobodyAtAll } },
    ],
  }
}
