import type { Payload, PayloadRequest } from 'payload'
import { RateLimiterMemory, RateLimiterRes } from 'rate-limiter-flexible'

import { Refusal } from '../../../errors'
import { createBoundedQueue, type BoundedQueue } from '../../../boundedQueue'
import { sharedSlot } from '../../../sharedSlot'

const TEN_MINUTES = 10 * 60
const AN_HOUR = 60 * 60

/** How often each may fail, counted in this process. */
export interface Limits {
  /** Guesses at one account by whoever is not known to it. */
  readonly account: RateLimiterMemory
  /** Guesses at one account by one device that has signed in to it before. */
  readonly device: RateLimiterMemory
  /** Guesses from one address at whichever account. An office shares one, so it is wide. */
  readonly sender: RateLimiterMemory
  readonly resetsOfAccount: RateLimiterMemory
  readonly resetsOfSender: RateLimiterMemory
  /** Passwords are hashed one at a time for strangers and one at a time for known devices, who so never queue together. */
  readonly lanes: { readonly strangers: BoundedQueue; readonly devices: BoundedQueue }
}

const slot = sharedSlot<Limits>('signInLimits')

/** The limits of this process. */
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

/** Takes one of what `key` has left. Throws a Refusal, 429 with `Retry-After`, where nothing is. */
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

/** The refusal, and its `Retry-After` (RFC 9110, section 10.2.3) among the answer's headers. */
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
    refusal === 'too-many-sign-ins' ? 'Too many sign-ins have failed.' : 'Too many links were asked for.'
  return new Refusal({ status: 429, code: refusal, message: `${what} Try again in ${inWords(seconds)}.` })
}

function inWords(seconds: number): string {
  if (seconds <= 60) return 'a minute'
  return `${Math.ceil(seconds / 60)} minutes`
}
