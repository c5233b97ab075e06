import { createHash } from 'node:crypto'

const UUID = /^[0-9a-f]{8}-[0-9a-f]{4}-[1-8][0-9a-f]{3}-[89ab][0-9a-f]{3}-[0-9a-f]{12}$/i

/**
 * A story's permanent identifier, the same in every format: `urn:uuid:…` (RFC 9562), derived from its ID alone. It
 * contains no address or host, so neither a new slug nor a new domain shows a story as new. IDs on SQLite are UUIDs;
 * any other (MongoDB's ObjectId) is hashed to a UUID of version 8.
 */
export function storyURN(id: string): string {
  return `urn:uuid:${UUID.test(id) ? id.toLowerCase() : hashed(id)}`
}

/** Hashes an ID as in RFC 9562, appendix B.2: the first 128 bits of a SHA-256, with version and variant set. */
function hashed(id: string): string {
  const bytes = createHash('sha256').update(`dateline:article:${id}`).digest().subarray(0, 16)
  bytes[6] = ((bytes[6] ?? 0) & 0x0f) | 0x80
  bytes[8] = ((bytes[8] ?? 0) & 0x3f) | 0x80
  return bytes.toString('hex').replace(/^(.{8})(.{4})(.{4})(.{4})(.{12})$/, '$1-$2-$3-$4-$5')
}
