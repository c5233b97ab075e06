import ipaddr from 'ipaddr.js'

/** Public by range, but serves instance metadata with secrets: Azure's. */
const METADATA = new Set(['168.63.129.16'])

/**
 * Whether an IP address is on the public internet. Rejects everything else: loopback, private networks, cloud metadata, and every form of
 * an IPv4 address inside an IPv6 one.
 */
export function isPublicAddress(address: string): boolean {
  if (!ipaddr.isValid(address)) return false
  const parsed = ipaddr.parse(address)
  if (parsed.range() !== 'unicast' || METADATA.has(parsed.toString())) return false
  // Global unicast is 2000::/3 (RFC 4291); other unicast ranges are obsolete or unassigned.
  return parsed.kind() === 'ipv4' || (parsed.toByteArray()[0] ?? 0) >> 5 === 1
}
