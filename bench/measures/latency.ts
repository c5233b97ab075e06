import { Agent, request } from 'node:http'

import type { Contender } from '../contenders/contender'
import { median } from './median'
import type { Query } from './queries'

/** Response time on an otherwise idle server, in ms: the median over many requests on one connection. */
export async function measureLatency({
  query,
  contender,
  requests,
}: {
  query: Query
  contender: Contender
  requests: number
}): Promise<number> {
  const agent = new Agent({ keepAlive: true, maxSockets: 1 })
  const times: number[] = []
  try {
    const warm = Math.ceil(requests / 5)
    for (let index = 0; index < warm + requests; index += 1) {
      const path = query.paths[index % query.paths.length]!
      const started = performance.now()
      const status = await ask(`${contender.url}${path}`, agent)
      if (status !== 200) throw new Error(`${contender.name} responds to ${path} with ${status}`)
      if (index >= warm) times.push(performance.now() - started)
    }
  } finally {
    agent.destroy()
  }
  return median(times)
}

function ask(url: string, agent: Agent): Promise<number | undefined> {
  return new Promise((resolve, reject) => {
    const asked = request(url, { agent }, (answer) => {
      answer.resume()
      answer.once('end', () => resolve(answer.statusCode))
      answer.once('error', reject)
    })
    asked.once('error', reject)
    asked.end()
  })
}
