import { setTimeout as pause } from 'node:timers/promises'

import type { Drill } from '../drill'
import { openMongoNewsroom } from '../mongoNewsroom'
import { countOutage } from '../outage'

/** For so long nobody is primary; a set of several members elects another sooner. */
const SECONDS = 3

export const drill: Drill = {
  about: "MongoDB's primary steps down while stories are published: it costs seconds, and no story.",
  options: { rounds: '3' },
  async run({ options, say }) {
    say('starting mongod and a server')
    const newsroom = await openMongoNewsroom()
    try {
      const rounds = Number(options.rounds)
      return await countOutage({
        newsroom,
        mayTake: SECONDS + 25,
        async fault(mark) {
          for (let round = 1; round <= rounds; round += 1) {
            say(`step-down ${round} of ${rounds}`)
            mark()
            await newsroom.mongod.stepDown(SECONDS)
            await pause(SECONDS * 1_000 + 5_000)
          }
        },
      })
    } finally {
      await newsroom.close()
    }
  },
}
