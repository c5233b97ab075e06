import type { CollectionConfig, PayloadRequest } from 'payload'

import { isAdmin } from '../access/roles'

type Views = NonNullable<NonNullable<NonNullable<CollectionConfig['admin']>['components']>['views']>

/** The tab that shows a record as the API gives it is for those who connect programs to the newsroom. */
export const apiTabForAdmins = {
  edit: { api: { tab: { condition: ({ req }: { req: PayloadRequest }) => isAdmin(req) } } },
} satisfies Views
