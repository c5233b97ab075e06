import { describe, expect, it } from 'vitest'

import { hasMongod } from '../support/mongod'
import { missingPostgres } from '../support/postgres'
import { run } from '../support/run'

const TIMEOUT_MS = 240_000

const engines = [
  {
    engine: 'mongodb',
    name: 'MongoDB',
    missing: (await hasMongod())
      ? undefined
      : 'SKIPPED: there is no mongod on this machine; `npm run test:mongo` fetches one',
  },
  {
    engine: 'postgres',
    name: 'PostgreSQL',
    missing: missingPostgres(),
  },
]

/** Short runs of the drills; `npm run drill -- NAME` runs them whole. */
for (const { engine, missing, name } of engines) {
  if (missing && process.env.CI === 'true') throw new Error(missing)
  describe.skipIf(missing)(`faults of ${name}${missing ? ` (${missing})` : ''}`, () => {
    const drill = (args: readonly string[]) =>
      run('drills/index.ts', [...args, '--engine', engine], process.env)

    it.each([
      ['loses no story when another becomes the primary', ['failover', '--rounds', '1']],
      [
        'loses no story when it is killed and started again, and answers 503 while it hangs',
        ['database-kill', '--rounds', '2', '--seconds', '4', '--how', 'both'],
      ],
    ])(
      '%s',
      async (_fact, args) => {
        const { stdout, stderr } = await drill(args)
        // How long it took is for the drill to judge, on a machine that does nothing else.
        for (const promise of [
          'saves that were acknowledged: ',
          'of these lost: 0',
          'of these without Retry-After, or with an unknown outcome and Retry-After: 0',
          'other responses (0 is a closed connection): 0',
          'damaged stories: 0',
          'stories without exactly one latest version: 0',
        ]) {
          expect(stdout, stderr).toContain(`  ok      ${promise}`)
        }
        expect(stdout, 'the fault was felt').not.toContain('(of these with an unknown outcome): 0 (')
      },
      TIMEOUT_MS,
    )

    it(
      'publishes what is scheduled once, by two servers of which one is killed again and again',
      async () => {
        const args = ['schedules', '--stories', '12', '--seconds', '10', '--kills', '2']
        const { code, stdout, stderr } = await drill(args)
        expect({ code, output: code === 0 ? '' : stdout + stderr }).toEqual({ code: 0, output: '' })
      },
      TIMEOUT_MS,
    )
  })
}
