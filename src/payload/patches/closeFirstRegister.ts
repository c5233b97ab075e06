import type { Endpoint } from 'payload'

import { errorBody } from '../../errors'

/**
 * Closes the endpoint by which a first account can be made. Here the first account comes from the seed or a command.
 *
 * Upstream, Payload 3.90.2 (`auth/operations/registerFirstUser.js`): the first visitor of an empty newsroom becomes a user, with the role that they
 * send. Why that is wrong here: a new server on a public address belongs to the first stranger. Upstream issue: no issue known.
 * On upgrade: is a collection's own endpoint still found before Payload's of the same path?
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
