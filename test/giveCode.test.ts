import { expect, it } from 'vitest'

import { giveCode } from '../src/hooks/giveCode'

const answerTo = (error: Error) =>
  giveCode({ error, result: { errors: [{ message: error.message }] } } as Parameters<typeof giveCode>[0])

it('answers a write that lost a race on MongoDB with 409, whatever stands around it', async () => {
  const lost = Object.assign(new Error('WriteConflict'), {
    code: 112,
    errorLabels: ['TransientTransactionError'],
  })
  for (const error of [lost, new Error('Failed query', { cause: lost })]) {
    expect(await answerTo(error)).toMatchObject({
      status: 409,
      response: { errors: [{ data: { code: 'write-conflict' } }] },
    })
  }
})

it('answers a writer that waited too long with 503, and keeps the statement that held it for the log', async () => {
  const timeout = Object.assign(new Error('held by: insert into secrets'), {
    code: 'database-busy',
    status: 503,
  })
  for (const error of [timeout, new Error('Failed query', { cause: timeout })]) {
    const answer = await answerTo(error)
    expect(answer).toMatchObject({ status: 503, response: { errors: [{ data: { code: 'database-busy' } }] } })
    expect(JSON.stringify(answer)).not.toContain('secrets')
  }
})

it('says nothing of what went wrong inside', async () => {
  const answer = await answerTo(new Error('select * from canary'))
  expect(answer).toMatchObject({
    status: 500,
    response: { errors: [{ message: 'Something went wrong.', data: { code: 'internal' } }] },
  })
})
