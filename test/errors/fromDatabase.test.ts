import { expect, it } from 'vitest'

import { fromDatabase } from '../../src/errors/fromDatabase'

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
])('%j %s is the doing of whoever sent it: %i %s', (given, message, status, code) => {
  const error = raised(given, message)
  expect(fromDatabase(new Error('Failed query', { cause: error }))).toMatchObject({ status, code })
})

it.each([
  [{ code: 'SQLITE_ERROR' }, 'no such column: secret'],
  [{ code: 'SQLITE_FULL' }, ''],
  // As a COMMIT raises it, which no statement stands around.
  [{ code: 'SQLITE_CONSTRAINT_FOREIGNKEY' }, 'FOREIGN KEY constraint failed'],
  [{ name: 'TypeError' }, "Cannot read properties of undefined (reading 'id')"],
])('%j %s stays a fault of ours', (given, message) =>
  expect(fromDatabase(raised(given, message))).toBeUndefined(),
)
