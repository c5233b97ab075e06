import { afterAll, beforeAll, expect, it } from 'vitest'

import type * as Accounts from '../../src/operations/accounts'
import { freshPlace, type Place } from '../support/run'

/** What `npm run user` does, in this process: one newsroom for all of it. That the command passes it on: start.test.ts. */
let place: Place
let payload: Parameters<typeof Accounts.listUsers>[0]['payload']
let accounts: typeof Accounts
beforeAll(async () => {
  place = freshPlace()
  Object.assign(process.env, place.env)
  const { connect } = await import('../../src/server/connect')
  accounts = await import('../../src/operations/accounts')
  payload = await connect()
})
afterAll(async () => {
  await payload?.destroy()
  place.remove()
})

const PASSWORD = /^[A-Za-z2-9]{24}$/

it('makes, changes and lists accounts, and says what is wrong', async () => {
  const { addUser, changePassword, changeRole, listUsers } = accounts
  const email = 'rep@example.com'
  const add = { payload, email: 'Rep@Example.com', name: 'A Reporter', role: 'reporter' }
  expect(await addUser(add)).toEqual({
    role: 'reporter',
    madePassword: expect.stringMatching(PASSWORD) as string,
  })
  await expect(addUser({ payload, email })).rejects.toThrow('already has an account')
  await expect(changeRole({ payload, email, role: 'chief' })).rejects.toThrow('There is no role "chief"')
  await changeRole({ payload, email, role: 'admin' })
  await expect(changeRole({ payload, email, role: 'editor' })).rejects.toThrow('This is the last admin')
  await expect(changePassword({ payload, email, password: 'short' })).rejects.toThrow(
    'at least 12 characters',
  )
  expect(await changePassword({ payload, email })).toMatch(PASSWORD)
  await expect(changePassword({ payload, email: 'nobody@example.com' })).rejects.toThrow(
    'There is no account with the address',
  )
  expect(await listUsers({ payload })).toEqual(['admin     rep@example.com  A Reporter'])
})
