import { isIP } from 'node:net'

import { Refusal } from '../errors'
import { isPublicAddress } from './privateAddress'

/** Names that no public machine has (RFC 6761, 6762, 9476, and a cloud's own). */
const LOCAL_NAME = /(^|\.)(localhost|local|internal|intranet|lan|home|corp|private|localdomain|home\.arpa)$/

/**
 * A webhook's address, read: https, on the public internet as far as its text tells, without a name and a password in it.
 * What its name stands for is looked up each time it is called (`send`). `hosts` (`name` or `name:port`) may be private, and
 * plain http. Throws a Refusal (422, `webhook-address`).
 */
export function parseCallable({ url, hosts }: { url: string; hosts: readonly string[] }): URL {
  const parsed = URL.canParse(url) ? new URL(url) : undefined
  if (!parsed || !/^https?:$/.test(parsed.protocol)) {
    throw refuse(url, 'Give an https address, as https://www.example.com/hooks/dateline.')
  }
  if (parsed.username || parsed.password) {
    throw refuse(parsed.origin, 'Leave name and password out of the address: the signature says who sends.')
  }
  if (isAllowed({ url: parsed, hosts })) return parsed
  if (parsed.protocol === 'http:')
    throw refuse(url, 'Give an https address: what is sent is nobody else’s to change.')
  const host = hostOf(parsed)
  const isPrivate = isIP(host) ? !isPublicAddress(host) : !host.includes('.') || LOCAL_NAME.test(host)
  if (isPrivate) throw refuse(url, 'This address is private. WEBHOOK_HOSTS can allow it.')
  return parsed
}

/** Whether the person who runs this server allows a host whatever its address is. */
export function isAllowed({ url, hosts }: { url: URL; hosts: readonly string[] }): boolean {
  const port = url.port || (url.protocol === 'https:' ? '443' : '80')
  const named = hosts.map((host) => host.toLowerCase())
  return named.includes(url.hostname) || named.includes(`${url.hostname}:${port}`)
}

/** A URL's host without the brackets of an IPv6 address and without the dot at a name's end. */
export const hostOf = ({ hostname }: URL): string => hostname.replace(/^\[|\]$/g, '').replace(/\.$/, '')

function refuse(received: string, message: string): Refusal {
  return new Refusal({ status: 422, code: 'webhook-address', path: 'url', message, received })
}
