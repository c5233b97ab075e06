import { fileAt } from '../database/address'
import { env } from '../env'
import { Refusal } from '../errors'

/** The SQLite file that the backup commands use. Throws a {@link Refusal} `own-tools` if the newsroom is on a database server. */
export function requireOwnFile(): string {
  const file = fileAt(env.DATABASE_URL)
  if (file !== undefined) return file
  throw new Refusal({
    status: 409,
    code: 'own-tools',
    message:
      'DATABASE_URL points to a database server. Back it up and restore it with its own tools (pg_dump, mongodump), together with the ' +
      'picture folder: see docs/backup.md.',
  })
}
