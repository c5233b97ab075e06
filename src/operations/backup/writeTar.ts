import { createHash } from 'node:crypto'
import { once } from 'node:events'
import { createWriteStream } from 'node:fs'
import { pipeline } from 'node:stream/promises'

import { pack as packTar } from 'tar-stream'

import type { Member } from './manifest'

/** Writes a tar file, one member at a time. */
export interface TarWriter {
  /** Writes one member; returns its manifest entry. `size` must equal the total size of the chunks. */
  add(args: { path: string; size: number; chunks: AsyncIterable<Buffer> | Iterable<Buffer> }): Promise<Member>
  /** Writes the end of the archive and flushes it to disk. */
  end(): Promise<void>
  /** Closes the file without an end marker. */
  abandon(): Promise<void>
}

/**
 * Creates a tar file that only its owner can read: a backup contains password hashes. Throws the system's own error, EEXIST if the file
 * exists.
 */
export async function writeTar(file: string): Promise<TarWriter> {
  const output = createWriteStream(file, { flags: 'wx', mode: 0o600, flush: true })
  await once(output, 'open')
  const pack = packTar()
  const onDisk = pipeline(pack, output)
  // The member that is being written, or `end`, throws it.
  onDisk.catch(() => undefined)
  return {
    async add({ path, size, chunks }) {
      const hash = createHash('sha256')
      let written = 0
      async function* hashed() {
        for await (const chunk of chunks) {
          hash.update(chunk)
          written += chunk.length
          yield chunk
        }
        if (written !== size) throw new Error(`${path} has ${written} bytes instead of ${size}`)
      }
      try {
        await pipeline(hashed, pack.entry({ name: path, size, mode: 0o600 }))
      } catch (error) {
        // Reports a full disk as the cause, instead of the premature end of the archive.
        await onDisk
        throw error
      }
      return { path, size, sha256: hash.digest('hex') }
    },
    async end() {
      pack.finalize()
      await onDisk
    },
    async abandon() {
      pack.destroy()
      await onDisk.catch(() => undefined)
    },
  }
}
