import { AsyncLocalStorage } from 'node:async_hooks'

import { pino, stdSerializers } from 'pino'

import { env } from './env'
import { withoutParameters } from './withoutParameters'
import { holdLines } from './holdLines'
import { sharedSlot } from './sharedSlot'
import { sourceStack } from './sourceStack'

// On globalThis, since Next bundles this file a second time and a request passes through both copies.
const request = sharedSlot<AsyncLocalStorage<string>>('request').getOrMake(
  globalThis,
  () => new AsyncLocalStorage<string>(),
)

/** Runs `work`, with everything asynchronous in it, as part of a request: each line logged meanwhile has its ID. */
export function withRequestId<T>(id: string, work: () => T): T {
  return request.run(id, work)
}

const level = env.NODE_ENV === 'test' && env.LOG_LEVEL === 'info' ? 'error' : env.LOG_LEVEL
const stderr = holdLines({ out: pino.destination({ dest: 2, sync: true }), render: renderRequest })

/** The process's log: one JSON object per line, on stderr so that commands keep stdout for their results. */
export const logger = pino(
  {
    base: undefined,
    hooks: {
      logMethod(line, log) {
        const refusal = refusalIn(line[0])
        if (refusal === undefined) log.apply(this, withSafeMessage(line) as typeof line)
        else this.info(withoutParameters(refusal))
      },
    },
    mixin: () => ({ requestId: request.getStore() }),
    level,
    redact: { paths: ['*.password', '*.token', '*.secret', 'req.headers', 'err.data'], remove: true },
    serializers: { err: toLog },
    timestamp: pino.stdTimeFunctions.isoTime,
  },
  stderr.atOnce,
)

interface Answered {
  readonly at: number
  readonly line: Readonly<Record<string, string | number | boolean>>
}

/**
 * The same log for the lines of answered requests, by far the most frequent: written in batches, a moment later, in
 * order with all other lines. Their fields are numbers and texts that need no redaction (server/requestLog). The line
 * is built without pino, which takes longer for it than a response from the cache takes.
 */
export function logRequest(line: Answered['line']): void {
  if (logger.isLevelEnabled('info')) stderr.hold({ at: Date.now(), line })
}

function renderRequest({ at, line }: Answered): string {
  const fields = JSON.stringify(line).slice(1, -1)
  return `{"level":30,"time":"${new Date(at).toISOString()}",${fields},"msg":"request"}\n`
}

/** The message, if the error is only a refusal: Payload logs what it rejects in GraphQL as a fault. */
function refusalIn(line: unknown): string | undefined {
  const error = typeof line === 'object' && line !== null && 'err' in line ? line.err : undefined
  if (!(error instanceof Error) || !('originalError' in error)) return undefined
  const status = (error.originalError as { status?: unknown } | undefined)?.status
  return typeof status === 'number' && status < 500 ? error.message : undefined
}

/** Without a message for the line, pino uses the error's before any serializer has run. */
function withSafeMessage([first, second, ...rest]: unknown[]): unknown[] {
  if (typeof first === 'string') return [withoutParameters(first), second, ...rest]
  if (typeof second === 'string') return [first, withoutParameters(second), ...rest]
  const line = first instanceof Error ? { err: first } : ((first ?? {}) as { err?: unknown; msg?: unknown })
  const said = 'msg' in line ? line.msg : undefined
  if (typeof said === 'string') return [{ ...line, msg: withoutParameters(said) }]
  return line.err instanceof Error ? [line, withoutParameters(line.err.message)] : [first, second, ...rest]
}

function toLog(error: unknown): unknown {
  if (!(error instanceof Error)) return error
  const { type, message, stack } = stdSerializers.err(error)
  const { code } = (error.cause ?? error) as { code?: unknown }
  return { type, code, message: withoutParameters(message), stack: sourceStack(withoutParameters(stack)) }
}
