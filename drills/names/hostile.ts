import { existsSync } from 'node:fs'
import { setTimeout as pause } from 'node:timers/promises'

import { hostileRequests } from '../../test/support/hostile/requests'
import { longestList, sendHostile } from '../../test/support/hostile/send'
import { freshPlace } from '../../test/support/run'
import { startServer } from '../../test/support/server'
import type { Drill } from '../drill'
import { startProbe } from '../healthProbe'
import { addAccounts, stock, tokensOf } from '../hostileNewsroom'
import { judge, tellFaults, type Judged } from '../hostileReport'

const GRAPHQL = {
  method: 'POST',
  headers: { 'content-type': 'application/json' },
  body: JSON.stringify({ query: '{ Articles { totalDocs } }' }),
}

/** Sends malformed URLs, queries and bodies, which no editor sends, to the real server with every kind of account. */
export const drill: Drill = {
  about:
    'sends generated requests to every route: no response is a server error, no list is unbounded, the server stays responsive',
  options: { requests: '10000', seed: '20241028', 'at-once': '4' },
  async run({ options, say }) {
    const [count = 0, seed = 0, atOnce = 0] = [options.requests, options.seed, options['at-once']].map(Number)
    const place = freshPlace()
    await addAccounts(place)
    const server = await startServer(place)
    try {
      const known = await stock(server.url)
      const { default: config } = await import('../../payload.config')
      const hasPanel = existsSync('.next/BUILD_ID')
      const requests = hostileRequests({ config: await config, known, count, seed, hasPanel })
      // Generating them blocks for a while, and the server closes idle keep-alive connections meanwhile.
      await pause(100)
      say(
        `${count} requests, seed ${seed}, ${hasPanel ? 'the panel among them' : 'without a panel: not built'}`,
      )
      // Next and GraphQL load their code at the first request.
      if (hasPanel) await fetch(`${server.url}/admin/login`).then((page) => page.text())
      await fetch(`${server.url}/api/graphql`, GRAPHQL).then((answer) => answer.text())
      const tokens = await tokensOf(server.url)
      const answers: Judged[] = []
      const probe = startProbe(server.url)
      await sendHostile({
        url: server.url,
        requests,
        atOnce,
        tokenOf: (who) => tokens[who],
        async onAnswer({ text, ...answer }) {
          answers.push({ ...answer, longest: longestList(text) })
          if (answers.length % 1_000 === 0) say(`${answers.length} answered`)
          const hasSignedOut = answer.status === 200 && answer.sent.route.endsWith('/logout')
          if (hasSignedOut) Object.assign(tokens, await tokensOf(server.url))
        },
      })
      const probes = await probe.stop()
      const isReady = (await fetch(`${server.url}/readyz`)).status === 200
      tellFaults({ answers, probes, say })
      return judge({ answers, probes, isReady })
    } finally {
      server.child.kill('SIGTERM')
      await server.ended
      place.remove()
    }
  },
}
