import type { CollectionConfig, PayloadRequest } from 'payload'

import { isAdmin } from '../access/roles'

type Views = NonNullable<NonNullable<NonNullable<CollectionConfig['admin']>['components']>['views']>

/** Shows the API tab of a record only to admins, who integrate API clients. */
export const apiTabForAdmins = {
  edit: { api: { tab: { condition: ({ req }: { req: PayloadRequest }) => isAdmin(req) } } },
} satisfies Views
