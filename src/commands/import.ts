import { parseArgs } from 'node:util'

import { engineAt } from '../database/engines'
import { env, requireSecret } from '../env'
import { fail } from '../fail'
import { logger } from '../logger'
import { connect } from '../server/connect'
import { markOf } from '../server/secretMark'
import { importNewsroom } from '../operations/transfer/importNewsroom'
import { openExport } from '../operations/transfer/openExport'
import { stopping } from './stopping'

const USAGE = `npm run import -- FOLDER
      imports an export of npm run export into the empty database at DATABASE_URL, and its pictures into MEDIA_DIR`

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
  const signal = stopping('Stopped. Run it again to continue.')
  console.log('checking the export …')
  const manifest = await openExport({ folder, secretMark: markOf(requireSecret()), signal })
  const engine = await engineAt(url)
  // Held as by a server, so that no server starts meanwhile.
  const release = await engine.holdForServer({ url })
  await engine.prepareForeignIds?.({ url })
  const payload = await connect({ isImport: true })
  await importNewsroom({
    manifest,
    payload,
    mediaDir: env.MEDIA_DIR,
    folder,
    say: console.log,
    signal,
  })
  await payload.destroy()
  release()
  const { files, pictures } = manifest
  const records = files.reduce((sum, { count }) => sum + count, 0)
  console.log(`Imported ${records} records and ${pictures.length} picture files; all match the export.`)
  console.log('Next: npm run check, then npm start.')
  process.exit(0)
} catch (error) {
  fail(error)
}
