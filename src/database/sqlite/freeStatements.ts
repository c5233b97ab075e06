import { setImmediate as nextTurn } from 'node:timers/promises'
import { setFlagsFromString } from 'node:v8'
import { runInNewContext } from 'node:vm'

/**
 * Frees prepared statements without references. libsql has no call for it: they end when they are garbage-collected, and until then SQLite
 * keeps a closed file open, with an empty WAL and its index beside it.
 */
export async function freeStatements(): Promise<void> {
  setFlagsFromString('--expose-gc')
  const collect = runInNewContext('gc') as () => void
  collect()
  // Collected objects are finalised in the next turn.
  await nextTurn()
}
