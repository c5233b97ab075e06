import { open } from 'node:fs/promises'

import { damaged } from './manifest'

/** The file of a collection in a backup. */
export function fileNameOf(collection: string): string {
  return `${encodeURIComponent(collection)}.bson`
}

/** The collection of a file, as {@link fileNameOf} named it. Throws a Refusal where it is no such name. */
export function collectionOf(fileName: string): string {
  const [, encoded] = /^([\w%.!~*'()-]+)\.bson$/.exec(fileName) ?? []
  const collection = encoded && isDecodable(encoded) ? decodeURIComponent(encoded) : ''
  if (collection === '' || collection.includes('$') || collection.includes('\0')) {
    throw damaged(`${fileName} names no collection`)
  }
  return collection
}

const MAX_DOCUMENT = 17 * 1024 * 1024

/** The documents of a file, as BSON, in their order. */
export async function* readBson(path: string): AsyncGenerator<Buffer> {
  const handle = await open(path, 'r')
  try {
    const { size } = await handle.stat()
    const head = Buffer.alloc(4)
    for (let position = 0; position < size;) {
      await handle.read(head, 0, 4, position)
      const length = head.readInt32LE(0)
      if (length < 5 || length > MAX_DOCUMENT || position + length > size)
        throw damaged('a document is cut off')
      const bytes = Buffer.alloc(length)
      await handle.read(bytes, 0, length, position)
      yield bytes
      position += length
    }
  } finally {
    await handle.close()
  }
}

function isDecodable(text: string): boolean {
  try {
    decodeURIComponent(text)
    return true
  } catch {
    return false
  }
}
