import type { Endpoint } from 'payload'

import { errorBody } from '../../errors'

/**
 * Disables the endpoint that registers a first account. Here the first account is created by the seed or a command.
 *
 * Upstream, Payload 3.90.2 (`auth/operations/registerFirstUser.js`): the first visitor of an installation without users becomes a user,
 * with the role they send. Why that is wrong here: a stranger could take over a new server on a public address. Upstream issue: no issue
 * known.
 * On upgrade: does a collection's own endpoint still take precedence over Payload's with the same path?
 */
export const closeFirstRegister: Omit<Endpoint, 'root'> = {
  path: '/first-register',
  method: 'post',
  handler: () =>
    Response.json(
      errorBody({
        code: 'first-register-closed',
        message: 'Accounts are created by an admin, by `npm run seed`, or by `npm run user -- add`.',
      }),
      { status: 403 },
    ),
}
