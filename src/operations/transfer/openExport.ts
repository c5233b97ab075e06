import { statSync } from 'node:fs'
import { join } from 'node:path'

import { Refusal } from '../../errors'
import { hashOfFile } from './hashOfFile'
import { PICTURES, readManifest, type Manifest } from './manifest'

/**
 * Reads the manifest of an export and verifies all its files. Throws a {@link Refusal} `no-export`, `export-unknown` for another format,
 * `other-secret`, or `export-damaged`.
 */
export async function openExport({
  folder,
  secretMark,
  signal,
}: {
  folder: string
  /** Fingerprint of the current PAYLOAD_SECRET. */
  secretMark: string
  signal?: AbortSignal
}): Promise<Manifest> {
  const manifest = readManifest(folder)
  if (manifest.secretMark !== null && manifest.secretMark !== secretMark) throw otherSecret()
  const files = [
    ...manifest.files.map(({ file, sha256 }) => ({ path: join(folder, file), sha256 })),
    ...manifest.pictures.map(({ file, sha256 }) => ({ path: join(folder, PICTURES, file), sha256 })),
  ]
  for (const { path, sha256 } of files) {
    signal?.throwIfAborted()
    const isThere = statSync(path, { throwIfNoEntry: false })?.isFile() ?? false
    if (isThere && (await hashOfFile(path)) === sha256) continue
    throw new Refusal({
      status: 422,
      code: 'export-damaged',
      message: `${path} ${isThere ? 'has been changed since the export' : 'is missing'}. Nothing was changed. Run npm run export again.`,
      received: path,
    })
  }
  return manifest
}

function otherSecret(): Refusal {
  return new Refusal({
    status: 409,
    code: 'other-secret',
    message:
      'PAYLOAD_SECRET differs from that of the exported newsroom, whose API keys and sessions need it. Set the same one. If it is lost, run ' +
      '`npm run user -- new-secret` in the old newsroom and export it again.',
  })
}
