import type { CollectionConfig } from 'payload'

import { admins, adminsOnly, isInNewsroom, isStaff, never } from '../../access/roles'
import { selfOrAdmin } from '../../access/users'
import { guardQuery } from '../../hooks/guardQuery'
import { apiTabForAdmins } from '../../fields/apiTab'
import { labelField } from '../../fields/label/labelField'
import { checkPassword } from './checkPassword'
import { closeFirstRegister } from '../../payload/patches/closeFirstRegister'
import { closePasswordReset } from './closePasswordReset'
import { endSessionsEndpoint } from './endSessionsEndpoint'
import { keepAnAdmin, keepAnAdminOnDelete } from './keepAnAdmin'
import { endLink } from './reset/endLink'
import { exchangeToken } from './reset/exchangeToken'
import { requestResetEndpoint } from './reset/requestReset'
import { requireCurrentPassword } from './requireCurrentPassword'
import { SESSION_SECONDS } from './sessions'
import { closeOtherSignIns, signInEndpoint, unlockAccount } from './signIn/endpoints'
import { renewEndpoint } from './signIn/renew'
import { searchTextField } from '../../fields/searchText/searchTextField'
import { SEARCH_TEXT } from '../../hooks/searchWhere'
import { isServiceRole } from '../../roles'

/** Payload shows the key beside e-mail and password; without this, the field would appear a second time in the form. */
const inTheSignInBlock = { hidden: true } as const

/** Login accounts. The people credited in stories are Authors and Contributors. */
export function users({
  isSecure,
  canSendMail,
}: {
  isSecure: boolean
  canSendMail: boolean
}): CollectionConfig<'users'> {
  return {
    slug: 'users',
    admin: {
      components: { views: apiTabForAdmins },
      group: 'Administration',
      useAsTitle: 'label',
      description: 'People and programs with access.',
      defaultColumns: ['name', 'email', 'role', 'updatedAt'],
      listSearchableFields: [SEARCH_TEXT],
    },
    auth: {
      cookies: { sameSite: 'Lax', secure: isSecure },
      // Payload's own login counter, which would let a stranger lock an account, is never reached (`signIn` counts); its columns and the
      // unlock operation stay.
      maxLoginAttempts: 5,
      tokenExpiration: SESSION_SECONDS,
      useAPIKey: true,
      useSessions: true,
    },
    access: {
      admin: ({ req }) => isInNewsroom(req),
      create: admins,
      read: isStaff,
      update: selfOrAdmin,
      delete: admins,
      readVersions: never,
      unlock: admins,
    },
    defaultPopulate: { name: true },
    defaultSort: 'name',
    disableDuplicate: true,
    endpoints: [
      closeFirstRegister,
      endSessionsEndpoint,
      signInEndpoint,
      renewEndpoint,
      ...(canSendMail ? [requestResetEndpoint] : []),
    ],
    hooks: {
      beforeOperation: [
        closeOtherSignIns,
        unlockAccount,
        closePasswordReset({ canSendMail }),
        checkPassword,
        requireCurrentPassword,
        exchangeToken,
        guardQuery,
      ],
      beforeChange: [keepAnAdmin, endLink],
      beforeDelete: [keepAnAdminOnDelete],
    },
    fields: [
      { name: 'name', type: 'text', required: true },
      labelField('users'),
      searchTextField('users', 'name or email'),
      {
        name: 'currentPassword',
        label: 'Current password',
        type: 'text',
        virtual: true,
        admin: {
          components: { Field: '/src/admin/CurrentPassword#CurrentPassword' },
          disableBulkEdit: true,
          disableListColumn: true,
          disableListFilter: true,
        },
      },
      {
        name: 'role',
        type: 'select',
        required: true,
        defaultValue: 'reporter',
        saveToJWT: true,
        access: { create: adminsOnly, update: adminsOnly },
        options: [
          { label: 'Admin: publishes, manages accounts', value: 'admin' },
          { label: 'Editor: publishes', value: 'editor' },
          { label: 'Reporter: writes drafts', value: 'reporter' },
          { label: 'Service: API key for a program', value: 'service' },
        ],
      },
      {
        name: 'purposes',
        label: 'API key permissions',
        type: 'select',
        hasMany: true,
        access: { create: adminsOnly, update: adminsOnly },
        options: [
          { label: 'Read drafts', value: 'read-drafts' },
          { label: 'Write its own drafts', value: 'write-drafts' },
        ],
        admin: {
          condition: (data) => isServiceRole(data?.role),
          description: 'With none selected, the key reads only what is public.',
        },
      },
      {
        name: 'endSessions',
        type: 'ui',
        admin: { components: { Field: '/src/admin/EndSessions#EndSessions' }, disableListColumn: true },
      },
      // An API key has its account's role, so only admins create and read keys.
      {
        name: 'enableAPIKey',
        type: 'checkbox',
        access: { create: adminsOnly, read: adminsOnly, update: adminsOnly },
        admin: inTheSignInBlock,
      },
      {
        name: 'apiKey',
        label: 'API key for a program that signs in as this account',
        type: 'text',
        access: { create: adminsOnly, read: adminsOnly, update: adminsOnly },
        admin: inTheSignInBlock,
      },
      { name: 'apiKeyIndex', type: 'text', hidden: true, access: { read: never } },
    ],
  }
}
