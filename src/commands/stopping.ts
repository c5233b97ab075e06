import { Refusal } from '../errors'

/** Aborts when the command is told to end (Ctrl-C), with this sentence. */
export function stopping(message: string): AbortSignal {
  const controller = new AbortController()
  const stop = () => controller.abort(new Refusal({ status: 499, code: 'stopped', message }))
  for (const signal of ['SIGINT', 'SIGTERM'] as const) process.once(signal, stop)
  return controller.signal
}
