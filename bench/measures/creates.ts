import { mkdirSync } from 'node:fs'
import { join } from 'node:path'

import type { Side } from '../data/newsroom'
import { copyOf, forget, type DataSet } from '../data/sets'
import { startWriter, type Writer } from '../data/writer'
import { KEPT } from '../places'
import type { Say } from '../say'
import { median } from './median'

/** How creating published stories through the Local API went on one side. */
export interface Creates {
  readonly side: Side
  readonly count: number
  /** Stories a second, over all. */
  readonly perSecond: number
  /** Time for a story, in ms: the median of the blocks. */
  readonly each: number
  /** Resident memory in MB: after a tenth of the stories, in the end, and the most there was after a block. */
  readonly memory: { readonly early: number; readonly end: number; readonly most: number }
  /** How many stories there were before. */
  readonly among: number
}

const BLOCK = 50

/**
 * Creates so many stories on each side, in blocks, one side after the other, so that both meet the same machine. Into
 * fresh databases, or (`into`) into copies of a data set's, whose stories they follow.
 */
export async function measureCreates({
  count,
  sides,
  into,
  say,
}: {
  count: number
  sides: readonly Side[]
  into?: { readonly set: DataSet; readonly articles: number }
  say: Say
}): Promise<Creates[]> {
  mkdirSync(join(KEPT, 'creates'), { recursive: true })
  const among = into?.articles ?? 0
  const open: { side: Side; file: string; writer: Writer; blocks: number[]; rss: number[] }[] = []
  for (const side of sides) {
    const file = into ? copyOf(into.set[side], 'creates') : join(KEPT, `creates/${side}.db`)
    if (!into) forget(file)
    open.push({ side, file, writer: await startWriter({ side, database: file }), blocks: [], rss: [] })
  }
  const bar = say.progress(`stories created${into ? ` among ${among}` : ''}`)
  // One block is not counted: both have their code compiled and their statements prepared in it.
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
  for (const { file } of open) forget(file)
  return open.map(({ side, blocks, rss }) => ({
    side,
    count,
    perSecond: 1_000 / mean(blocks),
    each: median(blocks),
    memory: { early: median(around(rss, 0.1)), end: median(around(rss, 1)), most: Math.max(...rss) },
    among,
  }))
}

function mean(values: readonly number[]): number {
  return values.reduce((sum, value) => sum + value, 0) / values.length
}

/** Some values up to a part of all: one alone may stand before a collection or after it. */
function around(values: readonly number[], part: number): number[] {
  const end = Math.max(1, Math.round(values.length * part))
  return values.slice(Math.max(0, end - 5), end)
}
