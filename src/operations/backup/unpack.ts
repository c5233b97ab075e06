import { createHash } from 'node:crypto'
import { mkdirSync, rmSync } from 'node:fs'
import { open } from 'node:fs/promises'
import { join } from 'node:path'

import { syncFolder } from './files'
import { damaged, MANIFEST, MANIFEST_HASH, readManifest, type Manifest, type Member } from './manifest'
import { readMemberPath } from './memberPath'
import { readTar, type TarEntry } from './readTar'

/** Where a backup is unpacked before anything is replaced. */
export interface Staging {
  readonly database: string
  readonly media: string
}

const MAX_MANIFEST = 512 * 1024 * 1024

/**
 * Unpacks a backup into two new folders, flushed to disk, and compares every byte with the manifest. Returns the manifest. Throws a Refusal
 * (`backup-damaged`, `backup-path`, `backup-unknown`); the caller then removes the folders.
 */
export async function unpack({
  file,
  staging,
  say,
}: {
  file: string
  staging: Staging
  say: (line: string) => void
}): Promise<Manifest> {
  for (const folder of [staging.database, staging.media]) {
    rmSync(folder, { recursive: true, force: true })
    mkdirSync(folder, { recursive: true, mode: 0o700 })
  }
  const found = new Map<string, Member>()
  const texts = new Map<string, string>()
  let lastSaid = Date.now()
  for await (const entry of readTar(file)) {
    const { part, name } = readMemberPath(entry.path)
    if (found.has(entry.path) || texts.has(entry.path)) throw damaged(`it contains ${entry.path} twice`)
    if (part === 'manifest') texts.set(entry.path, await readText(entry))
    else found.set(entry.path, await writeMember({ entry, path: join(staging[part], name) }))
    if (Date.now() - lastSaid > 2_000) {
      say(`  ${found.size} files`)
      lastSaid = Date.now()
    }
  }
  const manifest = readManifest({
    text: texts.get(MANIFEST) ?? '',
    hashLine: texts.get(MANIFEST_HASH) ?? '',
  })
  compare({ manifest, found, staging })
  await syncFolder(staging.database)
  await syncFolder(staging.media)
  return manifest
}

async function readText({ path, size, chunks }: TarEntry): Promise<string> {
  if (size > MAX_MANIFEST) throw damaged(`${path} is too large`)
  const parts: Buffer[] = []
  for await (const chunk of chunks) parts.push(chunk)
  return Buffer.concat(parts).toString('utf8')
}

async function writeMember({ entry, path }: { entry: TarEntry; path: string }): Promise<Member> {
  // Never overwrites: an archive that contains a file twice, in whatever spelling, is refused here.
  const handle = await open(path, 'wx', 0o600)
  try {
    const hash = createHash('sha256')
    for await (const chunk of entry.chunks) {
      hash.update(chunk)
      await handle.appendFile(chunk)
    }
    await handle.sync()
    return { path: entry.path, size: entry.size, sha256: hash.digest('hex') }
  } finally {
    await handle.close()
  }
}

/** Requires every file in the manifest with its hash; a picture that is not in the manifest was deleted during the backup. */
function compare({
  manifest,
  found,
  staging,
}: {
  manifest: Manifest
  found: Map<string, Member>
  staging: Staging
}): void {
  const listed = new Set(manifest.members.map(({ path }) => path))
  for (const { path, size, sha256 } of manifest.members) {
    const member = found.get(path)
    if (!member) throw damaged(`${path} is missing`)
    if (member.size !== size || member.sha256 !== sha256) throw damaged(`${path} has been changed`)
  }
  for (const path of found.keys()) {
    if (listed.has(path)) continue
    const { part, name } = readMemberPath(path)
    if (part !== 'media') throw damaged(`it contains ${path}, which its manifest does not list`)
    rmSync(join(staging.media, name))
  }
}
