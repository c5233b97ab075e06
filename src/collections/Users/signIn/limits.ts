import type { Payload, PayloadRequest } from 'payload'
import { RateLimiterMemory, RateLimiterRes } from 'rate-limiter-flexible'

import { Refusal } from '../../../errors'
import { createBoundedQueue, type BoundedQueue } from '../../../boundedQueue'
import { sharedSlot } from '../../../sharedSlot'

const TEN_MINUTES = 10 * 60
const AN_HOUR = 60 * 60

/** Rate limits for failed attempts, counted per process. */
export interface Limits {
  /** Guesses at one account from unknown devices. */
  readonly account: RateLimiterMemory
  /** Guesses at one account from one device that has signed in to it before. */
  readonly device: RateLimiterMemory
  /** Guesses from one address at any account. The limit is high, because an office may share one address. */
  readonly sender: RateLimiterMemory
  readonly resetsOfAccount: RateLimiterMemory
  readonly resetsOfSender: RateLimiterMemory
  /** Separate queues for hashing passwords of unknown and known devices, one at a time each, so that they never wait for each other. */
  readonly lanes: { readonly strangers: BoundedQueue; readonly devices: BoundedQueue }
}

const slot = sharedSlot<Limits>('signInLimits')

/** The rate limits of this process. */
export function limitsOf(payload: Payload): Limits {
  return slot.getOrMake(payload, () => ({
    account: new RateLimiterMemory({ points: 10, duration: TEN_MINUTES }),
    device: new RateLimiterMemory({ points: 10, duration: TEN_MINUTES }),
    sender: new RateLimiterMemory({ points: 100, duration: TEN_MINUTES }),
    resetsOfAccount: new RateLimiterMemory({ points: 3, duration: AN_HOUR }),
    resetsOfSender: new RateLimiterMemory({ points: 30, duration: AN_HOUR }),
    lanes: {
      strangers: createBoundedQueue({ width: 1, room: 50 }),
      devices: createBoundedQueue({ width: 1, room: 50 }),
    },
  }))
}

/** Consumes one point of `key`. Throws a Refusal, 429 with `Retry-After`, if none is left. */
export async function take({
  limiter,
  key,
  req,
  refusal,
}: {
  limiter: RateLimiterMemory
  key: string
  req: PayloadRequest
  refusal: 'too-many-sign-ins' | 'too-many-resets'
}): Promise<void> {
  try {
    await limiter.consume(key)
  } catch (error) {
    if (!(error instanceof RateLimiterRes)) throw error
    throw tooMany({ req, refusal, seconds: Math.ceil(error.msBeforeNext / 1000) })
  }
}

/** Creates the Refusal and sets `Retry-After` (RFC 9110, section 10.2.3) in the response headers. */
export function tooMany({
  req,
  refusal,
  seconds,
}: {
  req: PayloadRequest
  refusal: 'too-many-sign-ins' | 'too-many-resets'
  seconds: number
}): Refusal {
  const headers = new Headers(req.responseHeaders)
  headers.set('Retry-After', String(seconds))
  req.responseHeaders = headers
  const what =
    refusal === 'too-many-sign-ins' ? 'Too many failed sign-ins.' : 'Too many links were requested.'
  return new Refusal({ status: 429, code: refusal, message: `${what} Try again in ${inWords(seconds)}.` })
}

function inWords(seconds: number): string {
  if (seconds <= 60) return 'a minute'
  return `${Math.ceil(seconds / 60)} minutes`
}
