/** A transaction was rolled back because it was idle for too long. Later statements of it are refused. */
export class TransactionExpired extends Error {
  readonly code = 'transaction-expired'
  readonly status = 503
  readonly idle: number
  constructor({ idle, lastStatement }: { idle: number; lastStatement: string }) {
    super(
      `A transaction was rolled back after ${idle} ms without a statement; its last was: ${lastStatement || 'none'}`,
    )
    this.name = 'TransactionExpired'
    this.idle = idle
  }
}

export interface IdleWatch {
  /** Records a statement: the time starts again. */
  touch(): void
  /** Milliseconds without a statement while this process was running. */
  idle(): number
  stop(): void
}

const TICKS = 10

/**
 * Calls `onExpired` once if `touch` was not called for `timeout` milliseconds. Counted in ticks of the event loop, so that time in which
 * the process was stopped (SIGSTOP, a sleeping laptop) or blocked does not count.
 */
export function watchIdle({ timeout, onExpired }: { timeout: number; onExpired: () => void }): IdleWatch {
  const every = timeout / TICKS
  let ticks = 0
  const timer = setInterval(() => {
    ticks += 1
    if (ticks < TICKS) return
    clearInterval(timer)
    onExpired()
  }, every)
  timer.unref()
  return {
    touch: () => void (ticks = 0),
    idle: () => ticks * every,
    stop: () => clearInterval(timer),
  }
}
