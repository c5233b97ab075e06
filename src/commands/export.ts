import { parseArgs } from 'node:util'
import { getPayload } from 'payload'

import config from '../../payload.config'
import { requireNoRestore } from '../operations/backup/requireNoRestore'
import { fileAt } from '../database/address'
import { engineAt } from '../database/engines'
import { env } from '../env'
import { fail } from '../fail'
import { logger } from '../logger'
import { secretMarkOf } from '../server/secretMark'
import { exportNewsroom } from '../operations/transfer/exportNewsroom'
import { requireNoImport } from '../operations/transfer/mark'
import { stopping } from './stopping'
import { version } from './version'

const USAGE = `npm run export -- FOLDER
      writes the whole newsroom as JSON Lines and picture files, for npm run import on any engine; FOLDER must not exist`

/** `npm run export -- FOLDER`. Only reads the newsroom. */
try {
  const { positionals } = parseArgs({ allowPositionals: true, options: {} })
  const [folder, ...others] = positionals
  if (!folder || others.length > 0) {
    console.error(USAGE)
    process.exit(2)
  }
  logger.level = 'error'
  const url = env.DATABASE_URL
  const file = fileAt(url)
  if (file !== undefined) requireNoRestore({ database: file })
  const payload = await getPayload({ config, disableDBConnect: true, disableOnInit: true })
  const database = await (await engineAt(url)).openForReading({ payload, url })
  try {
    await requireNoImport(payload)
    const { files, pictures, missing } = await exportNewsroom({
      payload,
      mediaDir: env.MEDIA_DIR,
      folder,
      version: version(),
      secretMark: await secretMarkOf(payload),
      say: console.log,
      signal: stopping('Stopped. Run it again to continue: pictures already copied are not copied again.'),
    })
    const records = files.reduce((sum, { count }) => sum + count, 0)
    console.log(`Exported ${records} records and ${pictures.length} picture files to ${folder}.`)
    if (missing.length > 0) {
      console.log(
        `${missing.length} picture files are missing from the disk, the first ${missing[0]}. npm run check shows which pictures they belong to.`,
      )
    }
    console.log(
      'It contains all password hashes, so only you can read it. It does not contain PAYLOAD_SECRET.',
    )
    console.log(
      'Next: npm run import -- FOLDER, with DATABASE_URL and MEDIA_DIR of the new newsroom (docs/databases.md).',
    )
  } finally {
    await database.close()
  }
  process.exit(0)
} catch (error) {
  fail(error)
}
