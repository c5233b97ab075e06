import { Refusal } from '../../errors'
import { isDate } from '../../access/requestGuard/bodyFields'

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
    throw refuse(400, 'bad-date', 'Must be a date and time, such as 2024-10-28T14:30:00.000Z.')
  }
  const expiresAt = new Date(given)
  if (expiresAt <= now) throw refuse(422, 'date-past', 'This time has passed. Choose a later one.')
  if (expiresAt.getTime() > now.getTime() + MOST_DAYS * DAY_MS) {
    throw refuse(422, 'date-too-far', `A preview link can be valid for at most ${MOST_DAYS} days.`)
  }
  return expiresAt
}
