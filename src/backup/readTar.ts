import { open, type FileHandle } from 'node:fs/promises'

import { Header, Pax } from 'tar'

import { Refusal } from '../errors'
import { damaged } from './manifest'

export interface TarEntry {
  readonly path: string
  readonly size: number
  readonly chunks: AsyncIterable<Buffer>
}

const BLOCK = 512
const CHUNK = 1 << 20
const MAX_EXTENDED = 64 * 1024

/**
 * The members of a tar file in their order, in memory that does not grow with it. The headers are read by the `tar`
 * package. Throws a {@link Refusal}: `backup-damaged` where the archive is damaged or cut off, `backup-path` where it
 * holds anything but plain files.
 */
export async function* readTar(file: string): AsyncGenerator<TarEntry> {
  const handle = await open(file, 'r')
  try {
    let position = 0
    let extended: Pax | undefined
    for (;;) {
      const header = headerIn(await readExactly(handle, position, BLOCK))
      position += BLOCK
      if (header.nullBlock) return
      if (!header.cksumValid) throw damaged('a header in it is broken')
      const { type } = header
      const path = extended?.path ?? header.path ?? ''
      const size = extended?.size ?? header.size ?? 0
      // Else a crafted size would lead backwards, and around for ever.
      if (!Number.isSafeInteger(size) || size < 0) throw damaged('a header in it is broken')
      if (type === 'ExtendedHeader') {
        if (size > MAX_EXTENDED) throw damaged('a header in it is broken')
        extended = Pax.parse((await readExactly(handle, position, size)).toString('utf8'))
      } else {
        if (type !== 'File' && type !== 'OldFile') throw notPlain(path, type)
        extended = undefined
        yield { path, size, chunks: chunksOf(handle, position, size) }
      }
      position += Math.ceil(size / BLOCK) * BLOCK
    }
  } finally {
    await handle.close()
  }
}

function headerIn(block: Buffer): Header {
  try {
    return new Header(block, 0)
  } catch {
    throw damaged('a header in it is broken')
  }
}

async function* chunksOf(handle: FileHandle, from: number, size: number): AsyncGenerator<Buffer> {
  for (let done = 0; done < size; done += CHUNK) {
    yield await readExactly(handle, from + done, Math.min(CHUNK, size - done))
  }
}

async function readExactly(handle: FileHandle, position: number, length: number): Promise<Buffer> {
  const bytes = Buffer.alloc(length)
  for (let done = 0; done < length;) {
    const { bytesRead } = await handle.read(bytes, done, length - done, position + done)
    if (bytesRead === 0) throw damaged('it ends in the middle')
    done += bytesRead
  }
  return bytes
}

function notPlain(path: string, type: string): Refusal {
  return new Refusal({
    status: 422,
    code: 'backup-path',
    message: `This is no backup of Dateline's: ${JSON.stringify(path.slice(0, 200))} in it is a ${type}. Nothing was changed.`,
  })
}
