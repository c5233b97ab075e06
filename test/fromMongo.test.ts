import { mongo } from 'mongoose'
import { expect, it } from 'vitest'

import { mongoCode } from '../src/errors/fromMongo'

const labelled = (error: mongo.MongoError, label: string) => {
  error.addErrorLabel(label)
  return error
}
const refused = (code: number) => new mongo.MongoServerError({ message: 'refused', code })

it('tells a lost race from an outage, which carries the same label within a transaction', () => {
  expect(mongoCode([refused(112)])).toBe('write-conflict')
  expect(mongoCode([labelled(refused(251), 'TransientTransactionError')])).toBe('write-conflict')
  for (const error of [
    new mongo.MongoNetworkError('connection 3 to 127.0.0.1:27017 closed'),
    refused(10107),
    refused(11602),
  ]) {
    expect(mongoCode([labelled(error, 'TransientTransactionError')]), error.message).toBe(
      'database-unavailable',
    )
  }
})

it('knows an outage by whatever name the driver gives it', () => {
  expect(mongoCode([new mongo.MongoServerSelectionError('no primary', {} as never)])).toBe(
    'database-unavailable',
  )
  const buffered = Object.assign(new Error('Operation `users.find()` buffering timed out after 2000ms'), {
    name: 'MongooseError',
  })
  expect(mongoCode([buffered])).toBe('database-unavailable')
})

it('never takes a commit whose answer was lost for one that may be tried again', () => {
  const unknown = { code: 'commit-unknown' }
  expect(mongoCode([unknown, labelled(refused(251), 'TransientTransactionError')])).toBe('commit-unknown')
})

it('leaves other errors alone, also those that share a number', () => {
  expect(mongoCode([refused(11000)])).toBeUndefined()
  expect(mongoCode([Object.assign(new Error('an exit code'), { code: 91 })])).toBeUndefined()
})
