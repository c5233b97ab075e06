import { Refusal } from '../errors'

/** The refusal to write a whole newsroom into a database that already contains one. */
export function notEmpty(): Refusal {
  return new Refusal({
    status: 409,
    code: 'newsroom-not-empty',
    message:
      'The database at DATABASE_URL already contains a newsroom. Use an empty database: an import never mixes two newsrooms.',
  })
}
