import { Refusal } from '../../errors'
import { isDate } from '../../gate/bodyFields'

const DAY_MS = 86_400_000
const USUAL_DAYS = 7
const MOST_DAYS = 30

/**
 * The expiry of a preview link: the requested date, or a week from `now`. Throws a Refusal: 400 `bad-date`, 422 `date-past`, 422
 * `date-too-far` (more than 30 days).
 */
export function parseExpiry({ given, now }: { given: unknown; now: Date }): Date {
  if (given === undefined || given === null || given === '')
    return new Date(now.getTime() + USUAL_DAYS * DAY_MS)
  const refuse = (status: number, code: string, message: string) =>
    new Refusal({ status, code, message, path: 'expiresAt', received: String(given).slice(0, 100) })
  if (typeof given !== 'string' || !isDate(given)) {
    throw refuse(400, 'bad-date', 'Give a date and time as in 2024-10-28T14:30:00.000Z.')
  }
  const expiresAt = new Date(given)
  if (expiresAt <= now) throw refuse(422, 'date-past', 'This moment has passed. Give one that is to come.')
  if (expiresAt.getTime() > now.getTime() + MOST_DAYS * DAY_MS) {
    throw refuse(422, 'date-too-far', `A preview link is good for ${MOST_DAYS} days at most.`)
  }
  return expiresAt
}
