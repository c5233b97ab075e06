import { expect, it } from 'vitest'

import { faultOf } from '../../src/database/faultOf'
import { sqliteFaults } from '../../src/database/sqlite/faults'
import { giveCode } from '../../src/hooks/giveCode'

const raised = (given: object, message = '') => Object.assign(new Error(message), given)

it.each([
  [{ code: 'SQLITE_CONSTRAINT_FOREIGNKEY' }, '', 400, 'bad-relation'],
  [{ code: 'SQLITE_CONSTRAINT_PRIMARYKEY' }, '', 409, 'taken'],
  [{ code: 11000 }, 'E11000 duplicate key', 409, 'taken'],
  [{ code: 'SQLITE_ERROR' }, 'too many SQL variables', 400, 'too-much'],
  [{ code: 'SQLITE_ERROR' }, 'Expression tree is too large (maximum depth 1000)', 400, 'too-much'],
  [{ code: 'SQLITE_MISMATCH' }, 'datatype mismatch', 400, 'bad-value'],
  [{ name: 'CastError' }, 'Cast to date failed', 400, 'bad-value'],
  [{ name: 'BSONError' }, 'input must be a 24 character hex string', 400, 'bad-value'],
])('%j %s is the client’s fault: %i %s', (given, message, status, code) => {
  const error = raised(given, message)
  expect(faultOf(new Error('Failed query', { cause: error }))).toMatchObject({ status, code })
})

it.each([
  [{ code: 'SQLITE_ERROR' }, 'no such column: secret'],
  // As a COMMIT raises it, which no statement stands around.
  [{ code: 'SQLITE_CONSTRAINT_FOREIGNKEY' }, 'FOREIGN KEY constraint failed'],
  [{ name: 'TypeError' }, "Cannot read properties of undefined (reading 'id')"],
])('%j %s stays a fault of ours', (given, message) => expect(faultOf(raised(given, message))).toBeUndefined())

const failed = (code: string) =>
  new Error('Failed query: insert into "articles"', { cause: Object.assign(new Error('inside'), { code }) })

const answerTo = (error: Error) =>
  giveCode({ error, result: { errors: [{ message: error.message }] } } as Parameters<typeof giveCode>[0])

it.each(['SQLITE_FULL', 'SQLITE_IOERR_WRITE', 'SQLITE_IOERR_SHMSIZE', 'ENOSPC', 'EDQUOT'])(
  'tells an editor whose save met %s that the disk is full and that nothing was saved',
  async (code) => {
    const answer = await answerTo(failed(code))
    expect(answer).toMatchObject({ status: 507, response: { errors: [{ data: { code: 'disk-full' } }] } })
    expect(JSON.stringify(answer)).toContain('Nothing was saved')
    expect(JSON.stringify(answer)).not.toContain('insert into')
  },
)

it.each(['SQLITE_BUSY', 'SQLITE_BUSY_SNAPSHOT', 'database-busy'])('answers %s with 503', async (code) => {
  expect(await answerTo(failed(code))).toMatchObject({
    status: 503,
    response: { errors: [{ data: { code: 'database-busy' } }] },
  })
})

it('takes no other error for one of the storage', () => {
  for (const error of [
    failed('SQLITE_CONSTRAINT_UNIQUE'),
    failed('SQLITE_IOERR_READ'),
    new Error('no'),
    null,
  ]) {
    expect(sqliteFaults.troubleIn(error)).toBeUndefined()
  }
})
