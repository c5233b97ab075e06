import { parseArgs } from 'node:util'

import { requireSecret } from '../env'
import { connect } from '../server/connect'
import { adoptSecret } from '../server/secretMark'
import {
  addUser,
  changePassword,
  changeRole,
  endAllSessions,
  listUsers,
  signOut,
} from '../operations/accounts'
import { fail } from '../fail'

const USAGE = `npm run user -- add E-MAIL [--name NAME] [--role admin|editor|reporter|service] [--password PASSWORD]
npm run user -- password E-MAIL [--password PASSWORD]     a new password; every session of the account ends
npm run user -- role E-MAIL admin|editor|reporter|service
npm run user -- sign-out E-MAIL                          every session of the account ends
npm run user -- list
npm run user -- new-secret                                after a change of PAYLOAD_SECRET: uses it from now on, ends all sessions

Without --password a random one is generated and printed once.`

try {
  const { values, positionals } = parseArgs({
    allowPositionals: true,
    options: { name: { type: 'string' }, role: { type: 'string' }, password: { type: 'string' } },
  })
  const [action, email = '', role = ''] = positionals
  const isOfOne = action !== undefined && ['add', 'password', 'role', 'sign-out'].includes(action)
  const isOfAll = action === 'list' || action === 'new-secret'
  if ((!isOfOne && !isOfAll) || (isOfOne && !email)) {
    console.error(USAGE)
    process.exit(2)
  }

  const payload = await connect({ isNewSecret: action === 'new-secret' })
  try {
    if (action === 'add') {
      const made = await addUser({
        payload,
        email,
        name: values.name,
        role: values.role,
        password: values.password,
      })
      console.log(
        `Added ${email} as ${made.role}.${made.madePassword ? ` Password, shown only now: ${made.madePassword}` : ''}`,
      )
      console.log('Next: sign in at /admin of the running server.')
    } else if (action === 'password') {
      const madePassword = await changePassword({ payload, email, password: values.password })
      console.log(
        `Changed the password of ${email} and ended all its sessions.${madePassword ? ` New password, shown only now: ${madePassword}` : ''}`,
      )
    } else if (action === 'role') {
      await changeRole({ payload, email, role })
      console.log(`${email} is now ${role}.`)
    } else if (action === 'sign-out') {
      const ended = await signOut({ payload, email })
      console.log(
        `${email} is signed out everywhere: ${ended} ${ended === 1 ? 'session has' : 'sessions have'} ended.`,
      )
    } else if (action === 'list') {
      for (const line of await listUsers({ payload })) console.log(line)
    } else {
      const ended = await endAllSessions({ payload })
      await adoptSecret({ payload, secret: requireSecret() })
      console.log(
        `This newsroom now uses the current PAYLOAD_SECRET. ${ended.accounts} accounts have to sign in again; ` +
          `${ended.keys} API keys are invalid and must be created again. Passwords stay valid.`,
      )
    }
  } finally {
    await payload.destroy()
  }
  process.exit(0)
} catch (error) {
  fail(error)
}
