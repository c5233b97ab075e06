import { createReadStream } from 'node:fs'
import { open } from 'node:fs/promises'
import { pipeline } from 'node:stream/promises'

import { extract as extractTar } from 'tar-stream'

import { Refusal } from '../../errors'
import { damaged } from './manifest'

export interface TarEntry {
  readonly path: string
  readonly size: number
  readonly chunks: AsyncIterable<Buffer>
}

const BLOCK = 512

/**
 * The members of a tar file in order, in constant memory. Throws a {@link Refusal}: `backup-damaged` if the archive is damaged or
 * truncated, `backup-path` if it contains anything but plain files.
 */
export async function* readTar(file: string): AsyncGenerator<TarEntry> {
  await requireEnd(file)
  const extract = extractTar()
  const read = pipeline(createReadStream(file, { highWaterMark: 1 << 20 }), extract)
  // The member that is being read throws it.
  read.catch(() => undefined)
  for await (const entry of refusing(extract, read)) {
    const { name, size, type } = entry.header
    if (type !== 'file') throw notPlain(name, type ?? 'member of an unknown type')
    yield { path: name, size, chunks: refusing(entry as AsyncIterable<Buffer>, read) }
    // Skips data that the caller did not read.
    entry.resume()
  }
}

/** tar-stream accepts an archive without its end marker as complete. */
async function requireEnd(file: string): Promise<void> {
  const handle = await open(file, 'r')
  try {
    const { size } = await handle.stat()
    const { bytesRead, buffer } = await handle.read(Buffer.alloc(BLOCK), 0, BLOCK, Math.max(0, size - BLOCK))
    if (bytesRead < BLOCK || buffer.some((byte) => byte !== 0)) throw damaged('it is truncated')
  } finally {
    await handle.close()
  }
}

/** An error of tar-stream means a damaged backup; the disk's own errors are passed on. */
async function* refusing<T>(parts: AsyncIterable<T>, read: Promise<void>): AsyncGenerator<T> {
  try {
    yield* parts
  } catch (error) {
    await read.catch((cause: NodeJS.ErrnoException) => {
      if (cause.syscall) throw cause
      throw damaged(
        cause.message === 'Unexpected end of data' ? 'it is truncated' : 'it contains an invalid header',
      )
    })
    throw error
  }
}

function notPlain(path: string, type: string): Refusal {
  return new Refusal({
    status: 422,
    code: 'backup-path',
    message: `This is not a Dateline backup: it contains ${JSON.stringify(path.slice(0, 200))}, a ${type}. Nothing was changed.`,
  })
}
