import {
  copyFileSync,
  constants,
  existsSync,
  mkdirSync,
  readdirSync,
  readFileSync,
  rmSync,
  writeFileSync,
} from 'node:fs'
import { join } from 'node:path'

import { SEED } from '../material/material'
import { KEPT, ROOT } from '../places'
import type { Say } from '../say'
import { multiply } from './multiply'
import type { Side } from './newsroom'
import { startWriter } from './writer'

/** Database files with the same stories, one a side. */
export type DataSet = Readonly<Record<Side, string>>

/** Raised where stories are made in another way, so that those of before are not taken for the same. */
const MAKING = 2

/** The databases of so many stories: those of an earlier run where they were made in the same way, else made now. */
export async function openSet({
  articles,
  sides,
  say,
}: {
  articles: number
  sides: readonly Side[]
  say: Say
}): Promise<DataSet> {
  const folder = join(KEPT, `sets/${articles}`)
  mkdirSync(folder, { recursive: true })
  for (const side of sides) {
    const file = join(folder, `${side}.db`)
    if (isMade(file, side)) {
      say(`${articles} stories of ${NAMES[side]}: those of an earlier run`)
      // Opening it makes the read model anew where that has another shape by now.
      if (side === 'ours') await (await startWriter({ side, database: file })).close()
      continue
    }
    const seed = await openSeed({ side, size: Math.min(SEED, articles), say })
    forget(file)
    copyFileSync(seed, file, constants.COPYFILE_FICLONE)
    const bar = say.progress(`${articles} stories of ${NAMES[side]}`)
    multiply({ file, seed: SEED, articles, onProgress: bar.at })
    bar.end()
    if (side === 'ours') await rebuild({ file, say })
    note(file, side)
  }
  return { ours: join(folder, 'ours.db'), stock: join(folder, 'stock.db') }
}

/** A copy of a database file beside it, under another name, for what writes to it or runs at the same time. */
export function copyOf(file: string, name: string): string {
  const copy = file.replace(/\.db$/, `-${name}.db`)
  forget(copy)
  copyFileSync(file, copy, constants.COPYFILE_FICLONE)
  return copy
}

/** Removes a database file with what SQLite keeps beside it. */
export function forget(file: string): void {
  for (const end of ['', '-wal', '-shm', '-journal', '-server', '.json'])
    rmSync(`${file}${end}`, { force: true })
}

const NAMES = { ours: 'Dateline', stock: 'stock Payload' }

async function openSeed({ side, size, say }: { side: Side; size: number; say: Say }): Promise<string> {
  const file = join(KEPT, `seeds/${side}-${size}.db`)
  if (isMade(file, side)) return file
  mkdirSync(join(KEPT, 'seeds'), { recursive: true })
  forget(file)
  const bar = say.progress(`${size} stories created by ${NAMES[side]}`)
  const writer = await startWriter({ side, database: file })
  const step = 25
  for (let from = 0; from < size; from += step) {
    await writer.create(from, Math.min(from + step, size))
    bar.at(Math.min(from + step, size), size)
  }
  await writer.close()
  bar.end()
  note(file, side)
  return file
}

async function rebuild({ file, say }: { file: string; say: Say }): Promise<void> {
  const bar = say.progress('made ready for readers')
  const writer = await startWriter({ side: 'ours', database: file })
  await writer.rebuild(bar.at)
  await writer.close()
  bar.end()
}

/** What a kept file was made by; of another making, or of another schema, it is made anew. */
function making(side: Side): string {
  const migrations = side === 'ours' ? readdirSync(join(ROOT, 'src/database/migrations')) : stockModel()
  return JSON.stringify({ making: MAKING, of: migrations })
}

function stockModel(): string[] {
  const folder = join(ROOT, 'bench/stock/collections')
  return readdirSync(folder).map((name) => readFileSync(join(folder, name), 'utf8'))
}

function isMade(file: string, side: Side): boolean {
  const told = `${file}.json`
  return existsSync(file) && existsSync(told) && readFileSync(told, 'utf8') === making(side)
}

function note(file: string, side: Side): void {
  writeFileSync(`${file}.json`, making(side))
}
