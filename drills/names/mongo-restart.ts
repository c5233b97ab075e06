import { setTimeout as pause } from 'node:timers/promises'

import type { Drill } from '../drill'
import { openMongoNewsroom } from '../mongoNewsroom'
import { countOutage } from '../outage'

export const drill: Drill = {
  about:
    'MongoDB is killed (kill -9) or hangs (--how freeze) while stories are published, and comes back later.',
  options: { rounds: '3', seconds: '5', how: 'kill' },
  async run({ options, say }) {
    say('starting mongod and a server')
    const newsroom = await openMongoNewsroom()
    const { mongod } = newsroom
    const rounds = Number(options.rounds)
    const away = Number(options.seconds)
    try {
      return await countOutage({
        newsroom,
        mayTake: away + 25,
        async fault(mark) {
          for (let round = 1; round <= rounds; round += 1) {
            say(`${options.how === 'freeze' ? 'SIGSTOP' : 'kill -9'} ${round} of ${rounds}, ${away} s away`)
            mark()
            if (options.how === 'freeze') mongod.freeze()
            else await mongod.kill()
            await pause(away * 1_000)
            if (options.how === 'freeze') mongod.thaw()
            else await mongod.restart()
            await pause(5_000)
          }
        },
      })
    } finally {
      mongod.thaw()
      await newsroom.close()
    }
  },
}
