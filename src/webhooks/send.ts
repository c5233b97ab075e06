import { lookup } from 'node:dns/promises'
import { request as requestPlain, type IncomingMessage, type RequestOptions } from 'node:http'
import { request as requestSecure } from 'node:https'
import { isIP } from 'node:net'

import { hostOf, isAllowed, parseCallable } from './callable'
import { isPublicAddress } from './privateAddress'

const PATIENCE_MS = 10_000
/** Only the status of a response matters; this much of its body is read, out of courtesy. */
const MOST_BYTES = 4_096

export interface Address {
  readonly address: string
  readonly family: number
}
export type Resolve = (host: string) => Promise<readonly Address[]>

/** The result of a call: the status of the response, or why there is none. */
export interface Sent {
  readonly isDelivered: boolean
  readonly status?: number
  /** A message for the panel. */
  readonly failure?: string
}

/**
 * Posts `body` to a webhook. Connects only to addresses that were resolved and found to be public, follows no redirects, and times out
 * after ten seconds in total. Any 2xx counts as delivered. Never throws: errors are part of the result.
 */
export async function send({
  url,
  headers,
  body,
  hosts,
  resolve = resolveByDNS,
  patience = PATIENCE_MS,
}: {
  url: string
  headers: Readonly<Record<string, string>>
  body: string
  /** Hosts that may be private, and use plain http. */
  hosts: readonly string[]
  resolve?: Resolve
  patience?: number
}): Promise<Sent> {
  const signal = AbortSignal.timeout(patience)
  try {
    const target = parseCallable({ url, hosts })
    const addresses = await checkedAddresses({ target, hosts, resolve, signal })
    const status = await post({ target, addresses, headers, body, signal })
    if (status >= 200 && status < 300) return { isDelivered: true, status }
    const isRedirect = status >= 300 && status < 400
    return {
      isDelivered: false,
      status,
      failure: isRedirect
        ? `The receiver responded with ${status}. Redirects are not followed.`
        : `The receiver responded with ${status}.`,
    }
  } catch (error) {
    const failure = signal.aborted
      ? `The receiver did not respond within ${patience / 1000} seconds.`
      : sentenceOf(error)
    return { isDelivered: false, failure }
  }
}

async function checkedAddresses({
  target,
  hosts,
  resolve,
  signal,
}: {
  target: URL
  hosts: readonly string[]
  resolve: Resolve
  signal: AbortSignal
}): Promise<readonly Address[]> {
  const host = hostOf(target)
  const family = isIP(host)
  const addresses = family ? [{ address: host, family }] : await inTime(resolve(host), signal)
  if (addresses.length === 0) throw new Error(`${host} has no address.`)
  const hidden = addresses.find(({ address }) => !isPublicAddress(address))
  if (hidden && !isAllowed({ url: target, hosts })) {
    throw new Error(`${host} has the private address ${hidden.address} and was not called.`)
  }
  return addresses
}

function post({
  target,
  addresses,
  headers,
  body,
  signal,
}: {
  target: URL
  addresses: readonly Address[]
  headers: Readonly<Record<string, string>>
  body: string
  signal: AbortSignal
}): Promise<number> {
  const request = target.protocol === 'https:' ? requestSecure : requestPlain
  return new Promise((done, failed) => {
    const options: RequestOptions = {
      method: 'POST',
      // A new connection: the address of a kept-alive one was checked earlier.
      agent: false,
      headers: {
        ...headers,
        'content-type': 'application/json',
        'content-length': Buffer.byteLength(body),
        'user-agent': 'Dateline',
      },
      lookup: givesOnly(addresses),
      signal,
    }
    request(target, options, (response) => {
      readSome(response)
      done(response.statusCode ?? 0)
    })
      .on('error', failed)
      .end(body)
  })
}

/** A lookup for Node that returns the checked addresses, one or all, without another DNS query. */
function givesOnly(addresses: readonly Address[]): NonNullable<RequestOptions['lookup']> {
  return (_host, options, callback) => {
    const first = addresses[0]!
    if (options.all) callback(null, [...addresses])
    else callback(null, first.address, first.family)
  }
}

function readSome(response: IncomingMessage): void {
  let bytes = 0
  response
    .on('data', (chunk: Buffer) => {
      bytes += chunk.length
      if (bytes > MOST_BYTES) response.destroy()
    })
    // The status is known; a later failure changes nothing.
    .on('error', () => undefined)
}

const resolveByDNS: Resolve = (host) => lookup(host, { all: true, verbatim: true })

function inTime<T>(work: Promise<T>, signal: AbortSignal): Promise<T> {
  const tooLate = new Promise<never>((_, failed) => {
    signal.addEventListener('abort', () => failed(signal.reason as Error), { once: true })
  })
  return Promise.race([work, tooLate])
}

function sentenceOf(error: unknown): string {
  const { code, message } = error as NodeJS.ErrnoException
  if (code === 'ENOTFOUND' || code === 'EAI_AGAIN') return 'The host name could not be resolved.'
  if (code === 'ECONNREFUSED') return 'The connection was refused.'
  return (message || code || 'The receiver could not be called.').slice(0, 300)
}
