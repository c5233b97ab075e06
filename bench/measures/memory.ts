import autocannon from 'autocannon'

import { startContender, type Launch } from '../contenders/contender'
import type { Query } from './queries'
import { publishRepeatedly } from './writes'

/** Resident memory of one server, in MB. */
export interface Memory {
  /** Number of uncached reads of one story, and its memory after them. */
  readonly reads: number
  readonly afterReads: number
  /** Number of publications over REST after the reads, and its memory after them. */
  readonly publications: number
  readonly afterPublications: number
}

/** Starts a server of its own and measures its memory after many reads of single stories, and after many publications. */
export async function measureMemory({
  launch,
  query,
  reads,
  publications,
}: {
  launch: Launch
  query: Query
  reads: number
  publications: number
}): Promise<Memory> {
  const contender = await startContender(launch)
  try {
    const result = await autocannon({
      url: contender.url,
      connections: 10,
      timeout: 300,
      amount: reads,
      requests: query.paths.map((path) => ({ method: 'GET' as const, path })),
    })
    if (result['2xx'] !== reads)
      throw new Error(`${contender.name}: ${result['2xx']} of ${reads} reads succeeded`)
    const afterReads = contender.memory()
    await publishRepeatedly({ contender, times: publications })
    return { reads, afterReads, publications, afterPublications: contender.memory() }
  } finally {
    await contender.stop()
  }
}
