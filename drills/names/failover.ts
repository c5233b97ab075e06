import { engineNamed } from '../databases/engineNamed'
import { openForFailover } from '../databases/open'
import type { Drill } from '../drill'
import { openNewsroom } from '../newsroom'
import { countOutage } from '../outage'

/** Maximum time without a successful save. */
const LONGEST_S = 28

export const drill: Drill = {
  about:
    "steps MongoDB's primary down, or kills PostgreSQL's and promotes its standby, while stories are published: writes stop for seconds, no story is lost",
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
          say(`${round} of ${rounds}: ${Date.now() - gone} ms until another server became primary`)
        },
      })
    } finally {
      await newsroom.close()
    }
  },
}
