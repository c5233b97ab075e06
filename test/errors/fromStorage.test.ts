import { expect, it } from 'vitest'

import { fromStorage } from '../../src/errors/fromStorage'
import { giveCode } from '../../src/errors/giveCode'

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
    expect(fromStorage(error)).toBeUndefined()
  }
})
