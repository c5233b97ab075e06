import type { Config } from 'payload'

import { withResolvers } from '../../payload/patches/mutationResolvers'
import { requestResetMutation } from './reset/requestReset'
import { signInMutation } from './signIn/doors'
import { renewMutation } from './signIn/renew'

type Mutations = NonNullable<NonNullable<Config['graphQL']>['mutations']>

/** GraphQL's mutations of accounts as Payload builds them, doing what their REST endpoints do. */
export function accountMutations({ canSendMail }: { canSendMail: boolean }): Mutations {
  return withResolvers({
    refreshTokenUser: renewMutation,
    loginUser: signInMutation,
    ...(canSendMail ? { forgotPasswordUser: requestResetMutation } : {}),
  })
}
