import { parseArgs } from 'node:util'

import { restore } from '../backup/restore'
import { env } from '../env'
import { fail } from '../fail'
import { requireOwnFile } from './ownFile'
import { summaryOf } from './summary'
import { version } from './version'

const USAGE = `npm run restore -- FILE.tar [--replace]
      puts a backup in the place of an empty newsroom; with --replace, of one that has something in it`

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
    console.log(`What was there before is kept in ${path}: delete it when you no longer need it.`)
  console.log(
    'Next: npm run check, then start the server with the PAYLOAD_SECRET that this newsroom had. If that is lost,',
  )
  console.log('`npm run user -- new-secret` adopts another: passwords stay, sessions and API keys end.')
  process.exit(0)
} catch (error) {
  fail(error)
}
