import { noteTiming } from '../timings'

/** A holder of the lock that can describe its work: shown to a waiter that times out. */
export interface Holder {
  describe(): string
}

/** A lock that serves waiters in order of arrival. */
export interface FairLock {
  /**
   * Resolves with the function that releases the lock. Rejects with a {@link LockTimeout} after `timeout` milliseconds, naming the holder.
   */
  acquire(args: { holder: Holder; timeout: number }): Promise<() => void>
  /** How many milliseconds the first in the queue has waited; 0 if the queue is empty. */
  longestWait(): number
}

export class LockTimeout extends Error {
  readonly code = 'database-busy'
  readonly status = 503
  constructor({ holder, waited, held }: { holder: string; waited: number; held: number }) {
    super(
      `Waited ${waited} ms to write; the database's only writer has been held for ${held} ms by ${holder}. ` +
        'A hook that calls the Local API without passing `req` blocks itself.',
    )
    this.name = 'LockTimeout'
  }
}

interface Waiting {
  readonly holder: Holder
  readonly since: number
  readonly start: () => void
}

export function createFairLock(): FairLock {
  const queue: Waiting[] = []
  let current: { holder: Holder; since: number } | undefined

  return {
    longestWait: () => (queue[0] ? performance.now() - queue[0].since : 0),
    acquire: ({ holder, timeout }) =>
      new Promise((resolve, reject) => {
        const asked = performance.now()
        const waiting: Waiting = {
          holder,
          since: asked,
          start: () => {
            clearTimeout(timer)
            const got = performance.now()
            noteTiming('wait', got - asked)
            resolve(
              once(() => {
                noteTiming('work', performance.now() - got)
                next()
              }),
            )
          },
        }
        const timer = setTimeout(() => {
          queue.splice(queue.indexOf(waiting), 1)
          noteTiming('wait', timeout)
          reject(
            new LockTimeout({
              holder: current?.holder.describe() ?? 'an unknown holder',
              waited: timeout,
              held: Date.now() - (current?.since ?? Date.now()),
            }),
          )
        }, timeout)
        queue.push(waiting)
        if (!current) next()
      }),
  }

  function next(): void {
    const waiting = queue.shift()
    current = waiting && { holder: waiting.holder, since: Date.now() }
    waiting?.start()
  }
}

/** Releasing a lock twice must not pass it to two waiters. */
function once(effect: () => void): () => void {
  let isDone = false
  return () => {
    if (isDone) return
    isDone = true
    effect()
  }
}
