import { createHash } from 'node:crypto'
import { once } from 'node:events'
import { createWriteStream } from 'node:fs'
import { pipeline } from 'node:stream/promises'

import { pack as packTar } from 'tar-stream'

import type { Member } from './manifest'

/** A tar file that is being written, a member at a time. */
export interface TarWriter {
  /** Writes one member; gives what the manifest says of it. `size` must be what the chunks add up to. */
  add(args: { path: string; size: number; chunks: AsyncIterable<Buffer> | Iterable<Buffer> }): Promise<Member>
  /** The end of the archive, forced to the disk. */
  end(): Promise<void>
  /** Lets the file go without an end. */
  abandon(): Promise<void>
}

/**
 * Begins a tar file that only its owner reads: a backup holds password hashes. Throws the system's own error, EEXIST
 * where the file is there.
 */
export async function writeTar(file: string): Promise<TarWriter> {
  const output = createWriteStream(file, { flags: 'wx', mode: 0o600, flush: true })
  await once(output, 'open')
  const pack = packTar()
  const onDisk = pipeline(pack, output)
  // Thrown by the member that is being written, or by the end.
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
        if (written !== size) throw new Error(`${path} has ${written} bytes and was said to have ${size}`)
      }
      try {
        await pipeline(hashed, pack.entry({ name: path, size, mode: 0o600 }))
      } catch (error) {
        // A disk that is full is the cause, and not that the archive has ended.
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
