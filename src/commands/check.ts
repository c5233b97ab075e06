import { parseArgs } from 'node:util'
import { getPayload } from 'payload'

import config from '../../payload.config'
import { requireNoRestore } from '../operations/backup/requireNoRestore'
import { checkNewsroom } from '../operations/check/checkNewsroom'
import type { CheckResult } from '../operations/check/result'
import { fileAt } from '../database/address'
import { engineAt } from '../database/engines'
import { env } from '../env'
import { fail } from '../fail'
import { logger } from '../logger'
import { requireNoImport } from '../operations/transfer/mark'

/** `npm run check [-- --json]`: exits with 0 if all is well, with 1 if there is a problem. Read-only. */
try {
  const { values } = parseArgs({ options: { json: { type: 'boolean', default: false } } })
  logger.level = 'error'
  const url = env.DATABASE_URL
  const file = fileAt(url)
  if (file !== undefined) requireNoRestore({ database: file })
  const payload = await getPayload({ config, disableDBConnect: true, disableOnInit: true })
  const database = await (await engineAt(url)).openForReading({ payload, url })
  try {
    await requireNoImport(payload)
    const checked = await checkNewsroom({ payload, mediaDir: env.MEDIA_DIR, database })
    const { counts, problems, notes } = checked
    if (values.json) {
      console.log(JSON.stringify(checked, null, 2))
    } else {
      for (const problem of problems) console.log(lines('PROBLEM', problem))
      for (const note of notes) console.log(lines('note', note))
      const held = Object.entries(counts).map(([collection, count]) => `${count} ${collection}`)
      console.log(`Checked ${held.join(', ')}.`)
      console.log(
        problems.length === 0
          ? `No problems found${notes.length > 0 ? `, ${notes.length} notes` : ''}.`
          : `${problems.length} problems, ${notes.length} notes. Nothing was changed.`,
      )
    }
    process.exitCode = problems.length === 0 ? 0 : 1
  } finally {
    await database.close()
  }
  process.exit()
} catch (error) {
  fail(error)
}

function lines(label: string, { code, where, what, todo }: CheckResult): string {
  return `${label}  ${where}: ${what}  [${code}]\n      → ${todo}`
}
