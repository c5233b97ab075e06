import { setImmediate as nextTurn } from 'node:timers/promises'
import { setFlagsFromString } from 'node:v8'
import { runInNewContext } from 'node:vm'

/**
 * Frees prepared statements that nothing refers to any more. libsql has no call for it: they end when they are
 * collected, and until then SQLite keeps a closed file open, with an empty log and its index beside it.
 */
export async function freeStatements(): Promise<void> {
  setFlagsFromString('--expose-gc')
  const collect = runInNewContext('gc') as () => void
  collect()
  // What is collected is freed in the next turn.
  await nextTurn()
}
