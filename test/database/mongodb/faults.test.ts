import { mongo } from 'mongoose'
import { expect, it } from 'vitest'

import { mongodbFaults } from '../../../src/database/mongodb/faults'

const { troubleIn } = mongodbFaults
const labelled = (error: mongo.MongoError, label: string) => {
  error.addErrorLabel(label)
  return error
}
const refused = (code: number) => new mongo.MongoServerError({ message: 'refused', code })

it('tells a lost race from an outage, which carries the same label within a transaction', () => {
  expect(troubleIn(refused(112))?.code).toBe('write-conflict')
  expect(troubleIn(labelled(refused(251), 'TransientTransactionError'))?.code).toBe('write-conflict')
  for (const error of [
    new mongo.MongoNetworkError('connection 3 to 127.0.0.1:27017 closed'),
    refused(10107),
    refused(11602),
  ]) {
    expect(troubleIn(labelled(error, 'TransientTransactionError'))?.code, error.message).toBe(
      'database-unavailable',
    )
  }
})

it('knows an outage by whatever name the driver gives it', () => {
  expect(troubleIn(new mongo.MongoServerSelectionError('no primary', {} as never))?.code).toBe(
    'database-unavailable',
  )
  const buffered = Object.assign(new Error('Operation `users.find()` buffering timed out after 2000ms'), {
    name: 'MongooseError',
  })
  expect(troubleIn(buffered)?.code).toBe('database-unavailable')
})

it('never takes a commit whose answer was lost for one that may be tried again', () => {
  const cause = labelled(refused(251), 'TransientTransactionError')
  const unknown = Object.assign(new Error('unknown', { cause }), { code: 'commit-unknown' })
  expect(troubleIn(unknown)?.code).toBe('commit-unknown')
})

it('leaves other errors alone, also those that share a number', () => {
  expect(troubleIn(refused(11000))?.code).toBeUndefined()
  expect(troubleIn(Object.assign(new Error('an exit code'), { code: 91 }))?.code).toBeUndefined()
})

it('knows a connection that broke under a bulk write, and not what the server refused in one', () => {
  const bulk = (code?: number) => Object.assign(new Error('bulk'), { name: 'MongoBulkWriteError', code })
  expect(troubleIn(bulk())?.code).toBe('database-unavailable')
  expect(troubleIn(bulk(11000))).toBeUndefined()
  expect(troubleIn(bulk(112))?.code).toBe('write-conflict')
})
