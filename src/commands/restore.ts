import { parseArgs } from 'node:util'

import { restore } from '../operations/backup/restore'
import { env } from '../env'
import { fail } from '../fail'
import { requireOwnFile } from './ownFile'
import { summaryOf } from './summary'
import { version } from './version'

const USAGE = `npm run restore -- FILE.tar [--replace]
      restores a backup to an empty newsroom; with --replace, also replaces an existing one`

/** `npm run restore -- FILE [--replace]`. */
try {
  const { positionals, values } = parseArgs({
    allowPositionals: true,
    options: { replace: { type: 'boolean', default: false } },
  })
  const [file, ...others] = positionals
  if (!file || others.length > 0) {
    console.error(USAGE)
    process.exit(2)
  }
  const { manifest, kept } = await restore({
    database: requireOwnFile(),
    mediaDir: env.MEDIA_DIR,
    file,
    mayReplace: values.replace,
    version: version(),
    say: console.log,
  })
  console.log(`Restored the newsroom of ${manifest.takenAt}: ${summaryOf(manifest)}.`)
  for (const path of kept)
    console.log(`The replaced data was moved to ${path}. Delete it when you no longer need it.`)
  console.log(
    'Next: run npm run check, then start the server with the PAYLOAD_SECRET of this newsroom. If it is lost,',
  )
  console.log(
    '`npm run user -- new-secret` sets another: passwords stay valid, sessions and API keys do not.',
  )
  process.exit(0)
} catch (error) {
  fail(error)
}
