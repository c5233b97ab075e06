import { parseArgs } from 'node:util'

import { engineAt } from '../database/engines'
import { env } from '../env'
import { fail } from '../fail'
import { logger } from '../logger'
import { connect } from '../server/connect'
import { secretMarkOf } from '../server/secretMark'
import { importNewsroom } from '../transfer/importNewsroom'
import { readManifest } from '../transfer/manifest'
import { stopping } from './stopping'

const USAGE = `npm run import -- FOLDER
      writes what npm run export wrote into the empty database at DATABASE_URL, and the pictures to MEDIA_DIR`

/** `npm run import -- FOLDER`. */
try {
  const { positionals } = parseArgs({ allowPositionals: true, options: {} })
  const [folder, ...others] = positionals
  if (!folder || others.length > 0) {
    console.error(USAGE)
    process.exit(2)
  }
  logger.level = 'error'
  const url = env.DATABASE_URL
  readManifest(folder)
  const engine = engineAt(url)
  // As a server, so that none starts beside it.
  const release = await engine.holdForServer({ url })
  await engine.prepareForeignIds?.({ url })
  const payload = await connect({ isImport: true })
  const { files, pictures } = await importNewsroom({
    payload,
    mediaDir: env.MEDIA_DIR,
    folder,
    secretMark: await secretMarkOf(payload),
    say: console.log,
    signal: stopping('Stopped. Run it again: it goes on where it was.'),
  })
  await payload.destroy()
  release()
  const records = files.reduce((sum, { count }) => sum + count, 0)
  console.log(`Imported ${records} records and ${pictures.length} files of pictures; all are as they were exported.`)
  console.log('Next: npm run check, then npm start.')
  process.exit(0)
} catch (error) {
  fail(error)
}
