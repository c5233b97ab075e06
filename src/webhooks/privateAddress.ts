import ipaddr from 'ipaddr.js'

/** Public by its number, and yet the door to a machine's own secrets: Azure's. */
const METADATA = new Set(['168.63.129.16'])

/**
 * Whether an IP address is a machine's on the public internet. Everything else is not called: this machine, its networks,
 * a cloud's metadata, and every way to write an IPv4 address inside an IPv6 one.
 */
export function isPublicAddress(address: string): boolean {
  if (!ipaddr.isValid(address)) return false
  const parsed = ipaddr.parse(address)
  if (parsed.range() !== 'unicast' || METADATA.has(parsed.toString())) return false
  // Global unicast is 2000::/3 (RFC 4291); what else counts as unicast is old or not given out.
  return parsed.kind() === 'ipv4' || (parsed.toByteArray()[0] ?? 0) >> 5 === 1
}
