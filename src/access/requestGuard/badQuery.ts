import { Refusal } from '../../errors'

/** A rejected query: 400 `bad-query`, with the part of it that was wrong. */
export function badQuery(received: unknown, message: string): Refusal {
  return new Refusal({ status: 400, code: 'bad-query', message, received: shortened(received) })
}

const MAX_SHOWN = 200

/** Echoes enough of a value to recognise it, but no lists or objects. */
function shortened(received: unknown): unknown {
  if (typeof received === 'string') return received.slice(0, MAX_SHOWN)
  if (received === null || typeof received === 'number' || typeof received === 'boolean')
    return Number.isNaN(received) ? 'NaN' : received
  return Array.isArray(received) ? 'a list' : typeof received
}
