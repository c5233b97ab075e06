import type { Config } from 'payload'

import { requestResetMutation } from './reset/requestReset'
import { signInMutation } from './signIn/doors'
import { renewMutation } from './signIn/renew'

type Mutations = NonNullable<NonNullable<Config['graphQL']>['mutations']>

interface Built {
  readonly Mutation: { readonly fields: Readonly<Record<string, object>> }
}

/** GraphQL's mutations of accounts as Payload builds them, doing what their REST doors do. */
export function accountMutations({ canSendMail }: { canSendMail: boolean }): Mutations {
  return (_GraphQL, built) => {
    const { fields } = (built as unknown as Built).Mutation
    return {
      refreshTokenUser: { ...fields.refreshTokenUser, resolve: renewMutation },
      loginUser: { ...fields.loginUser, resolve: signInMutation },
      ...(canSendMail
        ? { forgotPasswordUser: { ...fields.forgotPasswordUser, resolve: requestResetMutation } }
        : {}),
    }
  }
}
