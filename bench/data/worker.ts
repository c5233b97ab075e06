import type { Payload } from 'payload'

import { createShared, createStories, dataOf, type Shared } from './newsroom'
import { isOurs, type Side } from './sides'

/**
 * One side's Payload in a process of its own: executes orders one after the other and reports each result.
 * Started by {@link startWriter} (`writer.ts`) with the side as its argument.
 */
export type Order =
  | { readonly kind: 'create'; readonly from: number; readonly to: number }
  | { readonly kind: 'rebuild' }
  | { readonly kind: 'close' }

export interface Done {
  /** Duration; for creates, without the time to generate the data. */
  readonly ms: number
  /** Resident memory of the process, in bytes. */
  readonly rss: number
}

export type Told =
  | { readonly kind: 'done'; readonly done: Done }
  | { readonly kind: 'progress'; readonly done: number; readonly of: number }
  | { readonly kind: 'failed'; readonly message: string }

const side = process.argv[2] as Side
const tell = (told: Told) => process.send?.(told)
// The parent process is gone.
process.once('disconnect', () => process.exit(1))

let payload: Payload
let shared: Shared
let before: Promise<void> = attempt(async () => {
  payload = await openSide()
  shared = await createShared(payload)
})
process.on('message', (order: Order) => {
  before = before.then(() => attempt(() => carryOut(order)))
})

async function carryOut(order: Order): Promise<number | void> {
  if (order.kind === 'create') {
    const numbers = Array.from({ length: order.to - order.from }, (_, index) => order.from + index)
    return createStories({ payload, stories: numbers.map((index) => dataOf({ shared, index })) })
  } else if (order.kind === 'rebuild') {
    const { rebuildEditions } = await import('../../src/readModel/rebuild')
    await rebuildEditions({ payload, onProgress: (done, of) => tell({ kind: 'progress', done, of }) })
  } else {
    await payload.destroy()
    setImmediate(() => process.exit(0))
  }
}

async function attempt(work: () => Promise<number | void>): Promise<void> {
  const started = performance.now()
  try {
    const ms = (await work()) ?? performance.now() - started
    tell({ kind: 'done', done: { ms, rss: process.memoryUsage.rss() } })
  } catch (error) {
    tell({ kind: 'failed', message: error instanceof Error ? (error.stack ?? error.message) : String(error) })
  }
}

async function openSide(): Promise<Payload> {
  if (isOurs(side)) return (await import('../../src/server/connect')).connect()
  const { getPayload } = await import('payload')
  return getPayload({ config: (await import('../stock/payload.config')).default })
}
