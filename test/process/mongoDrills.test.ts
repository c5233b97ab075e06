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
  ])('%s', async (_fact, args) => {
    const { code, stdout, stderr } = await run('drills/index.ts', args, process.env)
    expect(stdout + stderr).toContain('Everything held.')
    expect(code).toBe(0)
  })
})
