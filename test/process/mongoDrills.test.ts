import { describe, expect, it } from 'vitest'

import { hasMongod } from '../support/mongod'
import { run } from '../support/run'

const missing = (await hasMongod())
  ? undefined
  : 'SKIPPED: there is no mongod on this machine; `npm run test:mongo` fetches one'

/** Short runs of the drills; `npm run drill -- NAME` runs them whole. */
describe.skipIf(missing)(`faults of MongoDB${missing ? ` (${missing})` : ''}`, () => {
  it.each([
    ['loses no story when the primary steps down', ['step-down', '--rounds', '1']],
    [
      'loses no story when MongoDB is killed and started again',
      ['mongo-restart', '--rounds', '1', '--seconds', '3'],
    ],
    [
      'answers 503 while MongoDB hangs',
      ['mongo-restart', '--rounds', '1', '--seconds', '6', '--how', 'freeze'],
    ],
  ])(
    '%s',
    async (_fact, args) => {
      const { stdout, stderr } = await run('drills/index.ts', args, process.env)
      // How long it took is for the drill to judge, on a machine that does nothing else.
      for (const promise of [
        'saves that were acknowledged: ',
        'of them lost: 0',
        'answers that are neither (0 is a cut connection): 0',
        'stories with not exactly one latest version: 0',
      ]) {
        expect(stdout, stderr).toContain(`  kept    ${promise}`)
      }
      expect(stdout, 'the fault was felt').not.toContain('(of them: not known whether saved): 0 (')
    },
    240_000,
  )

  it('publishes what is scheduled once, by two servers of which one is killed again and again', async () => {
    const args = ['schedules', '--stories', '12', '--seconds', '10', '--kills', '2']
    const { code, stdout, stderr } = await run('drills/index.ts', args, process.env)
    expect({ code, output: code === 0 ? '' : stdout + stderr }).toEqual({ code: 0, output: '' })
  }, 240_000)
})
