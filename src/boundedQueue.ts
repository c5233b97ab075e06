/** The lane's queue is full: whoever comes now is sent away before he costs anything. */
export class LaneFull extends Error {
  constructor() {
    super('Too many wait in this lane.')
    this.name = 'LaneFull'
  }
}

/** Work that is done a few at a time, while a bounded number waits. */
export interface BoundedQueue {
  readonly isFull: () => boolean
  /** Runs `work` when its turn comes and gives what it gives. Rejects with {@link LaneFull} at once where none may wait. */
  run<T>(work: () => Promise<T>): Promise<T>
}

/** A lane in which `width` work at once and `room` wait, served in the order they came. */
export function createBoundedQueue({ width, room }: { width: number; room: number }): BoundedQueue {
  const waiting: (() => void)[] = []
  let working = 0
  const isFull = () => working >= width && waiting.length >= room

  return {
    isFull,
    async run(work) {
      if (isFull()) throw new LaneFull()
      // Whoever ends hands his place on, so `working` stays as it is for those who waited.
      if (working >= width) await new Promise<void>((start) => waiting.push(start))
      else working += 1
      try {
        return await work()
      } finally {
        const next = waiting.shift()
        if (next) next()
        else working -= 1
      }
    },
  }
}
