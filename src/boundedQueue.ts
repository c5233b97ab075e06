/** The queue is full: the caller is rejected before any work is done. */
export class QueueFull extends Error {
  constructor() {
    super('The queue is full.')
    this.name = 'QueueFull'
  }
}

/** Runs a few tasks at a time, while a bounded number waits. */
export interface BoundedQueue {
  readonly isFull: () => boolean
  /** Runs `work` in turn and returns its result. Rejects with {@link QueueFull} at once if the queue is full. */
  run<T>(work: () => Promise<T>): Promise<T>
}

/** Creates a queue that runs `width` tasks at once and lets `room` wait, in order of arrival. */
export function createBoundedQueue({ width, room }: { width: number; room: number }): BoundedQueue {
  const waiting: (() => void)[] = []
  let working = 0
  const isFull = () => working >= width && waiting.length >= room

  return {
    isFull,
    async run(work) {
      if (isFull()) throw new QueueFull()
      // A finished task passes its slot on, so `working` does not change for those that waited.
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
