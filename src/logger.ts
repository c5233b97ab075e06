import { pino } from 'pino'

import { env } from './env'

/** The process's log: a JSON object a line, on stderr so that commands keep stdout for their results. */
export const logger = pino(
  {
    base: undefined,
    level: env.NODE_ENV === 'test' && env.LOG_LEVEL === 'info' ? 'error' : env.LOG_LEVEL,
    redact: { paths: ['*.password', '*.token', '*.secret', 'req.headers', 'err.data'], remove: true },
    timestamp: pino.stdTimeFunctions.isoTime,
  },
  pino.destination({ dest: 2, sync: true }),
)
