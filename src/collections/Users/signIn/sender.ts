import { isIPv4, isIPv6 } from 'node:net'

import type { PayloadRequest } from 'payload'

/** Header for the client's address. The server sets it and removes any value sent by the client (`server/clientAddress`). */
export const ADDRESS_HEADER = 'x-dateline-address'

/**
 * The key for rate limits: an IPv4 address, or the /64 network of an IPv6 address, because one customer has the whole network (RFC 6177).
 * Requests without an address, such as calls within the process, share one key.
 */
export function senderOf(req: Pick<PayloadRequest, 'headers'>): string {
  return networkOf(req.headers.get(ADDRESS_HEADER) ?? '')
}

export function networkOf(address: string): string {
  const mapped = /^::ffff:([\d.]+)$/i.exec(address)?.[1]
  if (mapped && isIPv4(mapped)) return mapped
  if (isIPv4(address)) return address
  if (!isIPv6(address)) return 'unknown'
  const [head = '', tail = ''] = (address.split('%')[0] ?? '').split('::')
  const groups = (text: string) => text.split(':').filter((group) => group !== '')
  // An IPv4 tail fills the last two groups; only the first four count.
  const missing = Math.max(0, 8 - groups(head).length - groups(tail).length)
  const whole = [...groups(head), ...Array.from({ length: missing }, () => '0'), ...groups(tail)]
  const prefix = whole.slice(0, 4).map((group) => Number.parseInt(group, 16).toString(16))
  return `${prefix.join(':')}::/64`
}
