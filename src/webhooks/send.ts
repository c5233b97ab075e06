import { lookup } from 'node:dns/promises'
import { request as requestPlain, type IncomingMessage, type RequestOptions } from 'node:http'
import { request as requestSecure } from 'node:https'
import { isIP } from 'node:net'

import { hostOf, isAllowed, parseCallable } from './callable'
import { isPublicAddress } from './privateAddress'

const PATIENCE_MS = 10_000
/** Of an answer nothing is needed but its status: so much is read out of politeness. */
const MOST_BYTES = 4_096

export interface Address {
  readonly address: string
  readonly family: number
}
export type Resolve = (host: string) => Promise<readonly Address[]>

/** What came of a call: the status of the answer, or why there is none. */
export interface Sent {
  readonly isDelivered: boolean
  readonly status?: number
  /** A sentence for the panel. */
  readonly failure?: string
}

/**
 * Posts `body` to a webhook. It calls the very addresses that it has looked up and found to be public, follows no redirect,
 * and waits ten seconds in all. Any 2xx is a delivery. It never throws: what goes wrong is in what it gives.
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
  /** Hosts that may be private, and plain http. */
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
      failure: isRedirect ? `It answered ${status}. Redirects are not followed.` : `It answered ${status}.`,
    }
  } catch (error) {
    const failure = signal.aborted ? `It did not answer in ${patience / 1000} seconds.` : sentenceOf(error)
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
    throw new Error(`${host} is at ${hidden.address}, a private address, and was not called.`)
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
      // A connection of its own: one that is kept open was checked at another time.
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

/** Node asks for one address or for all; it gets what was checked, and asks no server again. */
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
    // The status is known; what breaks off behind it changes nothing.
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
  if (code === 'ENOTFOUND' || code === 'EAI_AGAIN') return 'Its name could not be looked up.'
  if (code === 'ECONNREFUSED') return 'Nothing answers at this address.'
  return (message || code || 'It could not be called.').slice(0, 300)
}
