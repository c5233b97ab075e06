import type { Kept } from '../data/databases'
import { setOf } from '../data/sets'
import type { Side } from '../data/sides'
import { startWriter, type Writer } from '../data/writer'
import type { Say } from '../say'
import { median } from './median'

/** Results of creating published stories through the Local API on one side. */
export interface Creates {
  readonly side: Side
  readonly count: number
  /** Stories per second, overall. */
  readonly perSecond: number
  /** Time per story, in ms: the median of the blocks. */
  readonly each: number
  /** Resident memory in MB: after a tenth of the stories, at the end, and the maximum measured after a block. */
  readonly memory: { readonly early: number; readonly end: number; readonly most: number }
  /** How many stories existed before. */
  readonly among: number
}

const BLOCK = 50

/**
 * Creates this many stories on each side in blocks, alternating between the sides, so that both run under the same conditions. Writes into
 * fresh databases, or (`among`) into copies of a data set with that many stories.
 */
export async function measureCreates({
  count,
  sides,
  among = 0,
  kept,
  say,
}: {
  count: number
  sides: readonly Side[]
  among?: number
  kept: Kept
  say: Say
}): Promise<Creates[]> {
  const open: { side: Side; writer: Writer; blocks: number[]; rss: number[] }[] = []
  for (const side of sides) {
    const databases = kept.of(side)
    const name = nameOf(side)
    await (among > 0 ? databases.copy(setOf(side, among), name) : databases.makeEmpty(name))
    const writer = await startWriter({ side, database: databases.url(name) })
    open.push({ side, writer, blocks: [], rss: [] })
  }
  const bar = say.progress(`stories created${among > 0 ? ` among ${among}` : ''}`)
  // The first block is warm-up: code is compiled and statements are prepared in it.
  for (let from = -BLOCK; from < count; from += BLOCK) {
    const first = among + from + BLOCK
    for (const { writer, blocks, rss } of open) {
      const size = from < 0 ? BLOCK : Math.min(BLOCK, count - from)
      const done = await writer.create(first, first + size)
      if (from < 0) continue
      blocks.push(done.ms / size)
      rss.push(done.rss / 1024 ** 2)
    }
    bar.at(Math.max(0, Math.min(from + BLOCK, count)), count)
  }
  bar.end()
  for (const { writer } of open) await writer.close()
  for (const { side } of open) await kept.of(side).forget(nameOf(side))
  return open.map(({ side, blocks, rss }) => ({
    side,
    count,
    perSecond: 1_000 / mean(blocks),
    each: median(blocks),
    memory: { early: median(around(rss, 0.1)), end: median(around(rss, 1)), most: Math.max(...rss) },
    among,
  }))
}

const nameOf = (side: Side): string => `creates/${side}`

function mean(values: readonly number[]): number {
  return values.reduce((sum, value) => sum + value, 0) / values.length
}

/** A few values before a fraction of the run: a single one may fall before or after a garbage collection. */
function around(values: readonly number[], part: number): number[] {
  const end = Math.max(1, Math.round(values.length * part))
  return values.slice(Math.max(0, end - 5), end)
}
