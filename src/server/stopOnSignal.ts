import type { Logger } from 'pino'

/** Shuts down gracefully on SIGTERM and SIGINT: work in progress finishes, then the database is closed. */
export function stopOnSignal({ close, logger }: { close: () => Promise<void>; logger: Logger }): void {
  let isStopping = false
  const stop = (signal: NodeJS.Signals) => {
    if (isStopping) return
    isStopping = true
    logger.info({ signal }, 'stopping')
    close().then(
      () => {
        logger.info('stopped')
        process.exit(0)
      },
      (error: unknown) => {
        logger.error({ err: error }, 'stopping failed')
        process.exit(1)
      },
    )
  }
  process.on('SIGTERM', stop)
  process.on('SIGINT', stop)
}
