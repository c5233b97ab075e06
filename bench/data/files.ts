import { copyFileSync, constants, existsSync, mkdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs'
import { dirname, join } from 'node:path'

import Database from 'libsql'

import { KEPT } from '../places'
import type { Column, Databases } from './databases'

/** SQLite databases: files in `data/bench`. */
export const files: Databases = {
  url: (name) => `file:${fileOf(name)}`,
  async makeEmpty(name) {
    await files.forget(name)
    mkdirSync(dirname(fileOf(name)), { recursive: true })
  },
  async copy(name, to) {
    await files.makeEmpty(to)
    copyFileSync(fileOf(name), fileOf(to), constants.COPYFILE_FICLONE)
  },
  // Includes the files that SQLite keeps beside the database.
  async forget(name) {
    for (const end of ['', '-wal', '-shm', '-journal', '-server', '.json'])
      rmSync(`${fileOf(name)}${end}`, { force: true })
  },
  async noteOf(name) {
    const [file, note] = [fileOf(name), `${fileOf(name)}.json`]
    return existsSync(file) && existsSync(note) ? readFileSync(note, 'utf8') : undefined
  },
  async note(name, note) {
    writeFileSync(`${fileOf(name)}.json`, note)
  },
  async open(name) {
    const database = new Database(fileOf(name))
    for (const pragma of ['foreign_keys = OFF', 'synchronous = OFF', 'cache_size = -200000']) {
      database.exec(`PRAGMA ${pragma}`)
    }
    return {
      run: async (sql) => void database.exec(sql),
      columnsOf: async (table) =>
        database.prepare(`SELECT name, type FROM pragma_table_info('${table}')`).all() as Column[],
      async close() {
        database.exec('PRAGMA wal_checkpoint(TRUNCATE)')
        database.close()
      },
    }
  },
}

const fileOf = (name: string): string => join(KEPT, `${name}.db`)
