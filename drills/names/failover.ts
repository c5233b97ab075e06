import { engineNamed } from '../databases/engineNamed'
import { openForFailover } from '../databases/open'
import type { Drill } from '../drill'
import { openNewsroom } from '../newsroom'
import { countOutage } from '../outage'

/** Maximum time without a successful save. */
const LONGEST_S = 28

export const drill: Drill = {
  about:
    "MongoDB's primary steps down, or PostgreSQL's is killed and its standby promoted, while stories are published: it costs seconds, and no story.",
  options: { engine: 'postgres', rounds: '3' },
  async run({ options, say }) {
    const engine = engineNamed(options.engine)
    say(`starting ${engine} and a server`)
    const newsroom = await openNewsroom({ open: ({ folder }) => openForFailover({ engine, folder }) })
    const rounds = Number(options.rounds)
    try {
      return await countOutage({
        newsroom,
        mayTake: LONGEST_S,
        rounds,
        async fault(round, mark) {
          let gone = 0
          await newsroom.database.failOver(() => {
            gone = Date.now()
            mark()
          })
          say(`${round} of ${rounds}: ${Date.now() - gone} ms until another was made primary`)
        },
      })
    } finally {
      await newsroom.close()
    }
  },
}
