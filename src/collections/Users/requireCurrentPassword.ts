import type { CollectionBeforeOperationHook, PayloadRequest, Where } from 'payload'

import { Refusal } from '../../errors'
import type { User } from '../../generated/payload-types'
import { QueueFull } from '../../boundedQueue'
import { isPassword } from './signIn/isPassword'
import { limitsOf, take, tooMany } from './signIn/limits'

const refusal = 'too-many-sign-ins' as const

interface Sent {
  currentPassword?: unknown
  email?: unknown
  password?: unknown
}

/**
 * Requires users to give their current password (`currentPassword`) to change their own password or e-mail, through every API: an open or
 * stolen session must not be enough to take over the account. Admins change other accounts without it. Wrong passwords count like failed
 * sign-ins. Throws a Refusal: 403 `current-password-needed`, 429.
 */
export const requireCurrentPassword: CollectionBeforeOperationHook = async ({
  args,
  operation,
  overrideAccess,
  req,
}) => {
  if (operation !== 'update' && operation !== 'create') return args
  const { data, id, where } = args as { data?: Sent; id?: unknown; where?: Where }
  if (!data) return args
  const { currentPassword } = data
  // Never stored. In place: Payload reads `data` from its arguments before it calls hooks.
  delete data.currentPassword
  if (operation === 'create' || overrideAccess || !req.user) return args
  const isSet = (value: unknown) => value !== undefined && value !== null && value !== ''
  if (!isSet(data.password) && !isSet(data.email)) return args
  const account = await ownAccount({ req, id, where })
  if (!account) return args
  const isNewEmail = isSet(data.email) && String(data.email).toLowerCase().trim() !== account.email
  if (!isSet(data.password) && !isNewEmail) return args
  await check({ req, account, password: currentPassword })
  return args
}

/** The user's own account, if the update includes it. */
async function ownAccount({
  req,
  id,
  where,
}: {
  req: PayloadRequest
  id: unknown
  where: Where | undefined
}): Promise<User | null> {
  const own = String(req.user?.id)
  if (id !== undefined && String(id) !== own) return null
  const self: Where = { id: { equals: own } }
  return req.payload.db.findOne<User>({
    collection: 'users',
    req,
    where: where && id === undefined ? { and: [self, where] } : self,
  })
}

async function check({
  req,
  account,
  password,
}: {
  req: PayloadRequest
  account: User
  password: unknown
}): Promise<void> {
  if (typeof password !== 'string' || password === '') throw needed()
  const { account: guesses, lanes } = limitsOf(req.payload)
  const key = `current ${account.id}`
  await take({ limiter: guesses, key, req, refusal })
  try {
    if (!(await lanes.devices.run(() => isPassword({ account, password })))) throw needed()
  } catch (error) {
    throw error instanceof QueueFull ? tooMany({ req, refusal, seconds: 10 }) : error
  }
  await guesses.delete(key)
}

function needed(): Refusal {
  return new Refusal({
    status: 403,
    code: 'current-password-needed',
    path: 'currentPassword',
    message: 'Enter your current password to change your password or e-mail address.',
  })
}
