import { existsSync, statSync } from 'node:fs'
import { opendir } from 'node:fs/promises'
import { join } from 'node:path'

import { fileNamePaths, filesOf, KEPT, type PictureFile } from '../../collections/Media/files'
import type { Look } from './look'
import { pagesOf, type Row } from '../../database/pages'

const BATCH = 100

/** Every file of every picture must be on disk with its size, and nothing else. */
export async function checkFiles({
  payload,
  collection,
  folder,
  report,
}: Look & { folder: string }): Promise<void> {
  for await (const rows of pagesOf(payload, collection)) {
    for (const row of rows) {
      for (const file of filesOf(row)) checkFile({ file, row, collection, folder, report })
    }
  }
  if (!existsSync(folder)) return
  let names: string[] = []
  for await (const entry of await opendir(folder)) {
    names.push(entry.name)
    if (names.length < BATCH) continue
    await reportLeftOver({ payload, collection, names, report })
    names = []
  }
  if (names.length > 0) await reportLeftOver({ payload, collection, names, report })
}

function checkFile({
  file: { name, size },
  row,
  collection,
  folder,
  report,
}: Omit<Look, 'payload'> & { file: PictureFile; row: Row; folder: string }): void {
  const found = statSync(join(folder, name), { throwIfNoEntry: false })
  const isWhole = found?.isFile() && (size === undefined || found.size === size)
  if (isWhole) return
  report({
    code: found ? 'file-differs' : 'file-missing',
    kind: 'problem',
    where: `${collection} ${row.id}`,
    what: found ? `${name} has ${found.size} bytes instead of ${size}` : `${name} is not in ${folder}`,
    todo: 'restore the file from a backup, or upload the picture again in the panel',
  })
}

async function reportLeftOver({
  payload,
  collection,
  names,
  report,
}: Look & { names: readonly string[] }): Promise<void> {
  const { upload } = payload.collections[collection].config
  const { docs } = await payload.db.find<Row>({
    collection,
    pagination: false,
    limit: 0,
    where: { or: fileNamePaths(upload).map((path) => ({ [path]: { in: [...names] } })) },
  })
  const named = new Set(docs.flatMap((row) => filesOf(row).map(({ name }) => name)))
  for (const name of names) {
    if (named.has(name)) continue
    report({
      code: 'file-left-over',
      kind: 'problem',
      where: name,
      what: 'does not belong to any picture',
      todo: name.startsWith(KEPT)
        ? 'start the server: it restores the files of an interrupted save'
        : 'check the file, then delete it',
    })
  }
}
