import { describe, expect, it } from 'vitest'

import { hasMongod } from '../support/mongod'
import { missingPostgres } from '../support/postgres'
import { runDrill } from './runDrill'

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

const PROMISES = [
  'saves that were acknowledged',
  'of these lost',
  'of these without Retry-After, or with an unknown outcome and Retry-After',
  'other responses (0 is a closed connection)',
  'damaged stories',
  'stories without exactly one latest version',
]

/** Short runs of the drills; `npm run drill -- NAME` runs them whole. */
for (const { engine, missing, name } of engines) {
  if (missing && process.env.CI === 'true') throw new Error(missing)
  describe.skipIf(missing)(`faults of ${name}${missing ? ` (${missing})` : ''}`, () => {
    it.each([
      ['loses no story when another becomes the primary', 'failover', { rounds: '1' }],
      [
        'loses no story when it is killed and started again, and answers 503 while it hangs',
        'database-kill',
        { rounds: '2', seconds: '4', how: 'both' },
      ],
    ])(
      '%s',
      async (_fact, name, options) => {
        const { findings, said } = await runDrill(name, { engine, ...options })
        // How long it took is for the drill to judge, on a machine that does nothing else.
        const isKept = (what: string) => findings.find((finding) => finding.what === what)?.isKept
        for (const promise of PROMISES) expect(isKept(promise), `${promise}\n${said()}`).toBe(true)
        const refused = findings.find(({ what }) => what.startsWith('saves refused with 503'))
        expect(refused?.count, 'the fault was felt').not.toMatch(/^0 /)
      },
      TIMEOUT_MS,
    )

    it(
      'publishes what is scheduled once, by two servers of which one is killed again and again',
      async () => {
        const options = { stories: '12', seconds: '6', kills: '2', transactions: 'end' }
        const { findings, said } = await runDrill('schedules', { engine, ...options })
        expect(findings.length).toBeGreaterThan(0)
        expect(
          findings.filter(({ isKept }) => !isKept),
          said(),
        ).toEqual([])
      },
      TIMEOUT_MS,
    )
  })
}
