import { readdirSync, readFileSync } from 'node:fs'
import { join } from 'node:path'

import { SEED } from '../material/material'
import { ROOT } from '../places'
import type { Say } from '../say'
import type { Kept } from './databases'
import { multiply } from './multiply'
import { isOnPostgres, isOurs, SIDE_NAMES, type Side } from './sides'
import { startWriter } from './writer'

/** Increase this when the way of creating stories changes, so that older data sets are not reused. */
const MAKING = 2

/** The database name of a side with this number of stories. */
export const setOf = (side: Side, articles: number): string => `sets/${articles}/${side}`

/**
 * Opens a database with this number of stories on each side: reuses an earlier run's if it was created in the same way, otherwise creates
 * it.
 */
export async function openSet({
  articles,
  sides,
  kept,
  say,
}: {
  articles: number
  sides: readonly Side[]
  kept: Kept
  say: Say
}): Promise<void> {
  for (const side of sides) {
    const databases = kept.of(side)
    const set = setOf(side, articles)
    const database = databases.url(set)
    if ((await databases.noteOf(set)) === making(side)) {
      say(`${articles} stories of ${SIDE_NAMES[side]}: reused from an earlier run`)
      // Opening it rebuilds the read model if its shape has changed.
      if (isOurs(side)) await (await startWriter({ side, database })).close()
      continue
    }
    await databases.copy(await openSeed({ side, size: Math.min(SEED, articles), kept, say }), set)
    if (articles > SEED) {
      const bar = say.progress(`${articles} stories of ${SIDE_NAMES[side]}`)
      const rows = await databases.open(set)
      await multiply({ rows, seed: SEED, articles, onProgress: bar.at })
      await rows.close()
      bar.end()
      if (isOurs(side)) {
        await rebuild({ side, database, say })
        await (await databases.open(set)).close()
      }
    }
    await databases.note(set, making(side))
  }
}

async function openSeed({
  side,
  size,
  kept,
  say,
}: {
  side: Side
  size: number
  kept: Kept
  say: Say
}): Promise<string> {
  const databases = kept.of(side)
  const seed = `seeds/${side}-${size}`
  if ((await databases.noteOf(seed)) === making(side)) return seed
  await databases.makeEmpty(seed)
  const bar = say.progress(`${size} stories created by ${SIDE_NAMES[side]}`)
  const writer = await startWriter({ side, database: databases.url(seed) })
  const step = 25
  for (let from = 0; from < size; from += step) {
    await writer.create(from, Math.min(from + step, size))
    bar.at(Math.min(from + step, size), size)
  }
  await writer.close()
  bar.end()
  await databases.note(seed, making(side))
  return seed
}

async function rebuild({ side, database, say }: { side: Side; database: string; say: Say }): Promise<void> {
  const bar = say.progress('added to the read model')
  const writer = await startWriter({ side, database })
  await writer.rebuild(bar.at)
  await writer.close()
  bar.end()
}

/** A fingerprint of how a kept database was created. If this or the schema differs, the database is created again. */
function making(side: Side): string {
  const migrations = `src/database/${isOnPostgres(side) ? 'postgres/' : ''}migrations`
  const of = isOurs(side) ? readdirSync(join(ROOT, migrations)) : stockModel()
  return JSON.stringify({ making: MAKING, of })
}

function stockModel(): string[] {
  const folder = join(ROOT, 'bench/stock/collections')
  return readdirSync(folder).map((name) => readFileSync(join(folder, name), 'utf8'))
}
