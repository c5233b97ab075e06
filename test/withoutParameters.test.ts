import { expect, it } from 'vitest'

import { withoutParameters } from '../src/errors/withoutParameters'

it('keeps what was to be written out of the log, in the message and in the stack', () => {
  const message =
    'Failed query: insert into users values (?, ?)\nparams: canary@example.com,pbkdf2-canary\nwith a line end'
  expect(withoutParameters(message)).toBe('Failed query: insert into users values (?, ?)\nparams: (left out)')
  const stack = `Error: ${message}\n    at insert (file.ts:1:2)\n    at save (file.ts:3:4)`
  expect(withoutParameters(stack)).not.toContain('canary')
  expect(withoutParameters(stack)).toContain('    at insert (file.ts:1:2)\n    at save')
})
