import { pino, stdSerializers } from 'pino'

import { env } from './env'
import { withoutParameters } from './errors/withoutParameters'

/** The process's log: a JSON object a line, on stderr so that commands keep stdout for their results. */
export const logger = pino(
  {
    base: undefined,
    level: env.NODE_ENV === 'test' && env.LOG_LEVEL === 'info' ? 'error' : env.LOG_LEVEL,
    redact: { paths: ['*.password', '*.token', '*.secret', 'req.headers', 'err.data'], remove: true },
    serializers: { err: toLog },
    timestamp: pino.stdTimeFunctions.isoTime,
  },
  pino.destination({ dest: 2, sync: true }),
)

function toLog(error: unknown): unknown {
  if (!(error instanceof Error)) return error
  const { type, message, stack } = stdSerializers.err(error)
  const { code } = (error.cause ?? error) as { code?: unknown }
  return { type, code, message: withoutParameters(message), stack: withoutParameters(stack) }
}
