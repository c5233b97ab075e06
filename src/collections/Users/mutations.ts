import type { Config } from 'payload'

import { withResolvers } from '../../payload/patches/mutationResolvers'
import { requestResetMutation } from './reset/requestReset'
import { signInMutation } from './signIn/endpoints'
import { renewMutation } from './signIn/renew'

type Mutations = NonNullable<NonNullable<Config['graphQL']>['mutations']>

/** Payload's GraphQL mutations for accounts, with the behaviour of the REST endpoints. */
export function accountMutations({ canSendMail }: { canSendMail: boolean }): Mutations {
  return withResolvers({
    refreshTokenUser: renewMutation,
    loginUser: signInMutation,
    ...(canSendMail ? { forgotPasswordUser: requestResetMutation } : {}),
  })
}
