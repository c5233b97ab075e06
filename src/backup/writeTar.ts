import { createHash } from 'node:crypto'
import { open, type FileHandle } from 'node:fs/promises'

import { Header, Pax } from 'tar'

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

const BLOCK = 512

/**
 * Begins a tar file that only its owner reads: a backup holds password hashes. Throws the system's own error, EEXIST
 * where the file is there. The headers are the `tar` package's; its own writer takes files by their paths, and a hash
 * taken on the way would not be that of the bytes that were written.
 */
export async function writeTar(file: string): Promise<TarWriter> {
  const handle = await open(file, 'wx', 0o600)
  return {
    async add({ path, size, chunks }) {
      await writeAll(handle, headerOf({ path, size }))
      const hash = createHash('sha256')
      let written = 0
      for await (const chunk of chunks) {
        hash.update(chunk)
        written += chunk.length
        await writeAll(handle, chunk)
      }
      if (written !== size) throw new Error(`${path} has ${written} bytes and was said to have ${size}`)
      await writeAll(handle, Buffer.alloc((BLOCK - (size % BLOCK)) % BLOCK))
      return { path, size, sha256: hash.digest('hex') }
    },
    async end() {
      await writeAll(handle, Buffer.alloc(2 * BLOCK))
      await handle.sync()
      await handle.close()
    },
    abandon: () => handle.close().catch(() => undefined),
  }
}

function headerOf({ path, size }: { path: string; size: number }): Buffer {
  const given = { path, size, mode: 0o600, mtime: new Date() }
  const header = new Header({ ...given, type: 'File' })
  const block = Buffer.alloc(BLOCK)
  header.encode(block, 0)
  // A name that is too long for the old header stands in an extended one before it.
  return header.needPax ? Buffer.concat([new Pax({ path, size }).encode(), block]) : block
}

/** A disk that is nearly full takes a part and says so in the count alone. */
async function writeAll(handle: FileHandle, bytes: Buffer): Promise<void> {
  for (let from = 0; from < bytes.length;) {
    const { bytesWritten } = await handle.write(bytes, from)
    from += bytesWritten
  }
}
