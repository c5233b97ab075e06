import { mkdtempSync } from 'node:fs'
import { rm } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'

import { seed } from '../../seed/seed'
import { samples } from '../../seed/samples'
import { stories } from '../../seed/stories'
import { fail } from '../fail'
import { ensureDotEnv } from './dotEnv'
import { seedSamples } from './seedSamples'
import { startThrowAwayMongo } from './throwAwayMongo'
import { startThrowAwayPostgres } from './throwAwayPostgres'

/**
 * `npm run demo`: starts a newsroom from nothing, with the AP story as a draft and a sample story for readers: writes
 * `.env` if there is none, builds the panel if it is missing or older than the code, migrates, seeds, serves.
 * `--samples` publishes a dozen sample stories. With `--mongo` or `--postgres` the newsroom and its pictures are on a
 * temporary server that ends with it.
 */
const undo: (() => Promise<unknown>)[] = []
const THROWN_AWAY = {
  '--mongo': { name: 'MongoDB', start: startThrowAwayMongo },
  '--postgres': { name: 'PostgreSQL', start: startThrowAwayPostgres },
}
try {
  const thrownAway = Object.entries(THROWN_AWAY).find(([option]) => process.argv.includes(option))?.[1]
  const wrote = ensureDotEnv()
  if (wrote) console.log(wrote)
  if (thrownAway) await throwAway(thrownAway.start)

  // Imported once `.env` exists: the configuration is validated on first import.
  const { env } = await import('../env')
  const { requireFreePort } = await import('../server/listen')
  await requireFreePort({ host: env.HOST, port: env.PORT })
  // `run.mjs` starts the sources only if there is no build, or an older one.
  if (import.meta.url.endsWith('.ts')) await (await import('./buildAll')).buildAll({ say: console.log })

  const { connect } = await import('../server/connect')
  const { madePassword } = await seed({
    connect,
    env,
    isPublishing: false,
    isServing: true,
    say: console.log,
    stories,
  })

  const isFull = process.argv.includes('--samples')
  const payload = await connect()
  const { totalDocs: published } = await payload.count({
    collection: 'articles',
    where: { _status: { equals: 'published' } },
  })
  const brought = await seedSamples({
    payload,
    // A newsroom that already publishes gets invented stories only on request.
    samples: isFull ? samples : published === 0 ? samples.slice(0, 1) : [],
    say: console.log,
  })
  console.log(
    `Sample stories published: ${brought}. ${isFull ? '' : 'For a dozen: npm run demo -- --samples'}`,
  )

  const { logger } = await import('../logger')
  const { serve } = await import('../server/serve')
  const { stopOnSignal } = await import('../server/stopOnSignal')
  logger.level = process.argv.includes('--verbose') ? 'info' : 'warn'
  const running = await serve({ env })
  undo.push(running.close)
  stopOnSignal({ close: undoAll, logger })
  console.log(
    [
      '',
      `  Dateline is ready:  ${env.SERVER_URL}/admin`,
      `  Sign in as          ${env.SEED_EDITOR_EMAIL}`,
      `  Password            ${passwordLine({ madePassword, given: env.SEED_EDITOR_PASSWORD })}`,
      `  What readers see    ${env.SERVER_URL}/v1/articles   (a sample; the AP story after you publish it)`,
      '',
      thrownAway
        ? `  Ctrl-C stops it and deletes the newsroom with its ${thrownAway.name}.`
        : '  Ctrl-C stops it. The newsroom stays in ./data.',
      '',
    ].join('\n'),
  )
} catch (error) {
  await undoAll()
  fail(error)
}

/** Points the configuration at a temporary database server and picture folder that end with this process. */
async function throwAway(startServer: typeof startThrowAwayMongo): Promise<void> {
  const server = await startServer({ say: console.log })
  undo.push(server.stop)
  const folder = mkdtempSync(join(tmpdir(), 'dateline-demo-'))
  undo.push(() => rm(folder, { recursive: true, force: true }))
  // oxlint-disable-next-line node/no-process-env -- what is set before env.ts is imported wins over .env
  Object.assign(process.env, { DATABASE_URL: server.url, MEDIA_DIR: folder })
}

/** Undoes the steps in reverse order. */
async function undoAll(): Promise<void> {
  for (const step of undo.splice(0).reverse()) await step()
}

function passwordLine({ madePassword, given }: { madePassword?: string; given?: string }): string {
  if (madePassword) return `${madePassword}   (save it: it is not shown again)`
  if (given) return 'the SEED_EDITOR_PASSWORD set when the account was created'
  return 'shown when the account was created; to set a new one: npm run user -- password E-MAIL'
}
