import { parseArgs } from 'node:util'

import { backUp } from '../backup/backUp'
import { env } from '../env'
import { fail } from '../fail'
import { requireOwnFile } from './ownFile'
import { stopping } from './stopping'
import { summaryOf } from './summary'
import { version } from './version'

const USAGE = `npm run backup -- FILE.tar
      a consistent copy of the database and every picture, while the server runs; FILE.tar must not be there yet`

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
    signal: stopping('Stopped. Nothing of the backup was kept.'),
  })
  console.log(
    `Backed up to ${file}: ${summaryOf(manifest)}; ${megabytes(size)} MB, taken at ${manifest.takenAt}.`,
  )
  if (manifest.missing.length > 0) {
    console.log(
      `${manifest.missing.length} files of pictures that the database names were not on the disk, the first ${manifest.missing[0]}; npm run check tells of which picture.`,
    )
  }
  console.log(
    'It holds everybody’s password hashes, so only you may read it. It does not hold PAYLOAD_SECRET: keep that',
  )
  console.log('apart, since sessions and API keys need the same one.')
  console.log('Next: copy it to another machine, and try `npm run restore` there once (docs/backup.md).')
  process.exit(0)
} catch (error) {
  fail(error)
}

function megabytes(bytes: number): string {
  return (bytes / 1_000_000).toFixed(1)
}
