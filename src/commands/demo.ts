import { existsSync } from 'node:fs'

import { seed } from '../../seed/seed'
import { stories } from '../../seed/stories'
import { buildPanel } from './buildPanel'
import { ensureDotEnv } from './dotEnv'
import { fail } from '../errors/fail'

/**
 * `npm run demo`: a newsroom with the AP story in it, from nothing: writes `.env` where there is none, builds the
 * panel where it is not built, migrates, seeds, serves.
 */
try {
  const wrote = ensureDotEnv()
  if (wrote) console.log(`Wrote ${wrote} with a random secret, readable by you alone.`)

  // Read after `.env` is there: the configuration is checked when this is first imported.
  const { env } = await import('../env')
  const { requireFreePort } = await import('../server/listen')
  await requireFreePort({ host: env.HOST, port: env.PORT })
  if (existsSync('.next/BUILD_ID'))
    console.log('The admin panel is built already (`npm run build` builds it anew).')
  else await buildPanel({ say: console.log })

  const { connect } = await import('../server/connect')
  const { madePassword } = await seed({
    connect,
    env,
    isPublishing: false,
    isServing: true,
    say: console.log,
    stories,
  })

  const { logger } = await import('../logger')
  const { serve } = await import('../server/serve')
  const { stopOnSignal } = await import('../server/stopOnSignal')
  logger.level = process.argv.includes('--verbose') ? 'info' : 'warn'
  const running = await serve({ env })
  stopOnSignal({ close: running.close, logger })
  console.log(
    [
      '',
      `  Dateline is ready:  ${env.SERVER_URL}/admin`,
      `  Sign in as          ${env.SEED_EDITOR_EMAIL}`,
      `  Password            ${passwordLine({ madePassword, given: env.SEED_EDITOR_PASSWORD })}`,
      `  What readers see    ${env.SERVER_URL}/api/articles   (nothing, until you publish)`,
      '',
      '  Ctrl-C stops it. The newsroom is kept in ./data.',
      '',
    ].join('\n'),
  )
} catch (error) {
  fail(error)
}

function passwordLine({ madePassword, given }: { madePassword?: string; given?: string }): string {
  if (madePassword) return `${madePassword}   (keep it: it is not shown again)`
  if (given) return 'the one in SEED_EDITOR_PASSWORD when the account was made'
  return 'shown when the account was made; a new one: npm run user -- password E-MAIL'
}
