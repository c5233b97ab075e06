import { createHash } from 'node:crypto'

const UUID = /^[0-9a-f]{8}-[0-9a-f]{4}-[1-8][0-9a-f]{3}-[89ab][0-9a-f]{3}-[0-9a-f]{12}$/i

/**
 * A story's name for machines, the same in every format and for ever: `urn:uuid:…` (RFC 9562), made of its id alone.
 * No address or host is in it, so neither a new slug nor a move to another domain shows a story as new. Ids are UUIDs on
 * SQLite; any other (MongoDB's ObjectId) becomes a UUID of version 8, the hash of it.
 */
export function storyURN(id: string): string {
  return `urn:uuid:${UUID.test(id) ? id.toLowerCase() : hashed(id)}`
}

/** As RFC 9562, appendix B.2, makes one: the first 128 bits of a SHA-256, with version and variant set. */
function hashed(id: string): string {
  const bytes = createHash('sha256').update(`dateline:article:${id}`).digest().subarray(0, 16)
  bytes[6] = ((bytes[6] ?? 0) & 0x0f) | 0x80
  bytes[8] = ((bytes[8] ?? 0) & 0x3f) | 0x80
  return bytes.toString('hex').replace(/^(.{8})(.{4})(.{4})(.{4})(.{12})$/, '$1-$2-$3-$4-$5')
}
