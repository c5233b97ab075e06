import { expect, it } from 'vitest'

import { faultOf } from '../../../src/database/faultOf'
import { DatabaseAwayError } from '../../../src/database/postgres/pool'

/** As drizzle throws it: the server's error is the cause. */
const raised = (code: string) =>
  new Error('Failed query: insert into "articles"', { cause: Object.assign(new Error('refused'), { code }) })

it.each([
  ['40001', 409, 'write-conflict'],
  ['40P01', 409, 'write-conflict'],
  ['23505', 409, 'taken'],
  ['23503', 400, 'bad-relation'],
  ['23502', 400, 'bad-value'],
  ['22P02', 400, 'bad-value'],
  ['22021', 400, 'bad-value'],
  ['54001', 400, 'too-much'],
  ['08P01', 400, 'too-much'],
  ['53100', 507, 'disk-full'],
  ['53300', 503, 'database-busy'],
  ['57014', 503, 'database-busy'],
  ['25P03', 503, 'database-busy'],
  ['08006', 503, 'database-unavailable'],
  ['25006', 503, 'database-unavailable'],
  ['57P01', 503, 'database-unavailable'],
])('answers the state %s with %i %s', (code, status, expected) =>
  expect(faultOf(raised(code))).toMatchObject({ status, code: expected }),
)

it('answers a connection that broke or could not be made with 503', () => {
  for (const error of [
    new DatabaseAwayError(new Error('connect ECONNREFUSED 127.0.0.1:5432')),
    new Error('Failed query', { cause: new Error('Connection terminated unexpectedly') }),
    new Error('Connection terminated due to connection timeout'),
  ]) {
    expect(faultOf(error), error.message).toMatchObject({ status: 503, code: 'database-unavailable' })
  }
})

it('answers that all connections are in use with 503, and not as an outage', () =>
  expect(faultOf(new Error('timeout exceeded when trying to connect'))).toMatchObject({
    status: 503,
    code: 'database-busy',
  }))

it('takes no other error for one of the database', () => {
  for (const error of [
    raised('42703'), // undefined_column: a fault of ours
    raised('ECONNREFUSED'), // of a webhook's receiver
    new Error('Client was closed'), // of another client
    Object.assign(new Error('an exit code'), { code: 40001 }),
  ]) {
    expect(faultOf(error)).toBeUndefined()
  }
})
