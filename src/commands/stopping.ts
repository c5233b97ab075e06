import { Refusal } from '../errors'

/** Aborts with this message when the command is interrupted (SIGINT, SIGTERM). */
export function stopping(message: string): AbortSignal {
  const controller = new AbortController()
  const stop = () => controller.abort(new Refusal({ status: 499, code: 'stopped', message }))
  for (const signal of ['SIGINT', 'SIGTERM'] as const) process.once(signal, stop)
  return controller.signal
}
