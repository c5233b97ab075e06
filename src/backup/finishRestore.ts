import type { Address } from '../database/address'
import { withMongo } from './mongoClient'
import { finishSwapMongo } from './swapMongo'
import { finishSwap } from './swap'

/**
 * Finishes a restore that was interrupted between its renames; whoever opens a newsroom calls it first. Gives whether
 * there was one. Without one it changes nothing.
 */
export async function finishRestore({ address }: { address: Address }): Promise<boolean> {
  if (address.engine === 'sqlite') return finishSwap(address.path)
  return withMongo(address.url, ({ db }) => finishSwapMongo(db))
}
