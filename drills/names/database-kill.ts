import { setTimeout as pause } from 'node:timers/promises'

import { engineNamed } from '../databases/engineNamed'
import { openDatabase, serverOf } from '../databases/open'
import type { Drill } from '../drill'
import { openNewsroom } from '../newsroom'
import { countOutage } from '../outage'

export const drill: Drill = {
  about:
    'kills MongoDB or PostgreSQL (kill -9), freezes it (--how freeze), or both in turn (--how both) while stories are published, and restarts it later',
  options: { engine: 'postgres', rounds: '3', seconds: '5', how: 'kill' },
  async run({ options, say }) {
    const engine = engineNamed(options.engine)
    say(`starting ${engine} and a server`)
    const newsroom = await openNewsroom({ open: ({ folder }) => openDatabase({ engine, folder }) })
    const rounds = Number(options.rounds)
    const away = Number(options.seconds)
    const hangsIn = (round: number) => options.how === 'freeze' || (options.how === 'both' && round % 2 === 0)
    try {
      const server = serverOf(newsroom.database)
      return await countOutage({
        newsroom,
        mayTake: away + 25,
        rounds,
        async fault(round, mark) {
          const isHanging = hangsIn(round)
          say(`${isHanging ? 'SIGSTOP' : 'kill -9'} ${round} of ${rounds}, ${away} s away`)
          mark()
          if (isHanging) await server.freeze()
          else await server.kill()
          await pause(away * 1_000)
          if (isHanging) server.thaw()
          else await server.restart()
        },
      })
    } finally {
      await newsroom.close()
    }
  },
}
