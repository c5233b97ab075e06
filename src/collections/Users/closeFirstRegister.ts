import type { Endpoint } from 'payload'

import { errorBody } from '../../errors'

/**
 * Payload lets whoever comes first to an empty newsroom make himself its admin, with any role he sends.
 * Here the first account comes from the seed or a command.
 */
export const closeFirstRegister: Omit<Endpoint, 'root'> = {
  path: '/first-register',
  method: 'post',
  handler: () =>
    Response.json(
      errorBody({
        code: 'first-register-closed',
        message: 'Accounts are made by an admin, by `npm run seed`, or by `npm run user -- add`.',
      }),
      { status: 403 },
    ),
}
