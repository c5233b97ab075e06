import { faultOf } from './database/faultOf'
import { withoutParameters } from './withoutParameters'
import { sourceStack } from './sourceStack'

/**
 * Ends a failed command with a message on stderr that says what to do, and exit code 1.
 * Errors that carry a code are ours and explain themselves; any other is printed in full.
 */
export function fail(error: unknown): never {
  process.stderr.write(`${explain(error)}\n`)
  process.exit(1)
}

function explain(error: unknown): string {
  if (!(error instanceof Error)) return String(error)
  if (faultOf(error)?.code === 'disk-full') {
    return 'The disk is full. Free some space and run this again. Unfinished changes were rolled back.'
  }
  const { code, data } = error as { code?: unknown; data?: { errors?: { message: string }[] } | null }
  const fields = (data?.errors ?? [])
    .map(({ message }) => message)
    .filter((message) => message !== error.message)
  if (typeof code === 'string' || data)
    return [error.message, ...fields.map((line) => `  - ${line}`)].join('\n')
  return sourceStack(withoutParameters(error.stack ?? error.message))
}
