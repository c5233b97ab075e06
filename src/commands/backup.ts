import { parseArgs } from 'node:util'

import { backUp } from '../operations/backup/backUp'
import { env } from '../env'
import { fail } from '../fail'
import { requireOwnFile } from './ownFile'
import { stopping } from './stopping'
import { summaryOf } from './summary'
import { version } from './version'

const USAGE = `npm run backup -- FILE.tar
      writes a consistent copy of the database and all pictures; the server may be running; FILE.tar must not exist`

/** `npm run backup -- FILE`. Needs no PAYLOAD_SECRET: it reads stored data and neither signs nor verifies anything. */
try {
  const { positionals } = parseArgs({ allowPositionals: true, options: {} })
  const [file, ...others] = positionals
  if (!file || others.length > 0) {
    console.error(USAGE)
    process.exit(2)
  }
  const { manifest, size } = await backUp({
    database: requireOwnFile(),
    mediaDir: env.MEDIA_DIR,
    file,
    version: version(),
    say: console.log,
    signal: stopping('Stopped. The incomplete backup was deleted.'),
  })
  console.log(
    `Backed up to ${file}: ${summaryOf(manifest)}; ${megabytes(size)} MB, taken at ${manifest.takenAt}.`,
  )
  if (manifest.missing.length > 0) {
    console.log(
      `${manifest.missing.length} picture files are missing from the disk, the first ${manifest.missing[0]}. npm run check shows which pictures they belong to.`,
    )
  }
  console.log(
    'It contains all password hashes, so only you can read it. It does not contain PAYLOAD_SECRET: store it',
  )
  console.log('separately, because sessions and API keys need the same one.')
  console.log('Next: copy it to another machine, and test `npm run restore` there once (docs/backup.md).')
  process.exit(0)
} catch (error) {
  fail(error)
}

function megabytes(bytes: number): string {
  return (bytes / 1_000_000).toFixed(1)
}
