import { expect, it } from 'vitest'

import { withoutParameters } from '../src/withoutParameters'

it('keeps what was to be written out of the log, in the message and in the stack', () => {
  const message =
    'Failed query: insert into users values (?, ?)\nparams: canary@example.com,pbkdf2-canary\nwith a line end'
  expect(withoutParameters(message)).toBe('Failed query: insert into users values (?, ?)\nparams: (left out)')
  const stack = `Error: ${message}\n    at insert (file.ts:1:2)\n    at save (file.ts:3:4)`
  expect(withoutParameters(stack)).not.toContain('canary')
  expect(withoutParameters(stack)).toContain('    at insert (file.ts:1:2)\n    at save')
})

it('keeps MongoDB’s words for a value out of it too', () => {
  const taken = 'E11000 duplicate key error collection: d.users index: email_1 dup key: { email: "canary" }'
  expect(withoutParameters(taken)).toBe(
    'E11000 duplicate key error collection: d.users index: email_1 dup key: (left out)',
  )
  const cast = 'Cast to ObjectId failed for value "canary" (type string) at path "_id"'
  expect(withoutParameters(cast)).toBe(
    'Cast to ObjectId failed for value (left out) (type string) at path "_id"',
  )
})
