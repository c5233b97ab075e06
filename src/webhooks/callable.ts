import { isIP } from 'node:net'

import { Refusal } from '../errors'
import { isPublicAddress } from './privateAddress'

/** Host names that are never public (RFC 6761, 6762, 9476, and those of cloud providers). */
const LOCAL_NAME = /(^|\.)(localhost|local|internal|intranet|lan|home|corp|private|localdomain|home\.arpa)$/

/**
 * Parses a webhook's URL: https, public as far as the text shows, and without credentials. Its host name is resolved each time it is called
 * (`send`). `hosts` (`name` or `name:port`) may be private, and use plain http. Throws a Refusal (422, `webhook-address`).
 */
export function parseCallable({ url, hosts }: { url: string; hosts: readonly string[] }): URL {
  const parsed = URL.canParse(url) ? new URL(url) : undefined
  if (!parsed || !/^https?:$/.test(parsed.protocol)) {
    throw refuse(url, 'Enter an https address, such as https://www.example.com/hooks/dateline.')
  }
  if (parsed.username || parsed.password) {
    throw refuse(
      parsed.origin,
      'Leave user name and password out of the address: the signature identifies the sender.',
    )
  }
  if (isAllowed({ url: parsed, hosts })) return parsed
  if (parsed.protocol === 'http:')
    throw refuse(url, 'Use https: over http, messages could be changed on their way.')
  const host = hostOf(parsed)
  const isPrivate = isIP(host) ? !isPublicAddress(host) : !host.includes('.') || LOCAL_NAME.test(host)
  if (isPrivate) throw refuse(url, 'This address is private. To allow it, add its host to WEBHOOK_HOSTS.')
  return parsed
}

/** Whether the operator allows a host regardless of its IP address. */
export function isAllowed({ url, hosts }: { url: URL; hosts: readonly string[] }): boolean {
  const port = url.port || (url.protocol === 'https:' ? '443' : '80')
  const named = hosts.map((host) => host.toLowerCase())
  return named.includes(url.hostname) || named.includes(`${url.hostname}:${port}`)
}

/** The host of a URL, without the brackets of an IPv6 address and the trailing dot of a name. */
export const hostOf = ({ hostname }: URL): string => hostname.replace(/^\[|\]$/g, '').replace(/\.$/, '')

function refuse(received: string, message: string): Refusal {
  return new Refusal({ status: 422, code: 'webhook-address', path: 'url', message, received })
}
