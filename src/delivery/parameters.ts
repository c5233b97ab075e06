import { Refusal } from '../errors'
import { FIELDS } from './selectFields'
import { SLUG_PATTERN } from '../words/slugify'

/** Names of the query parameters. */
export type ParameterName =
  'author' | 'contributor' | 'cursor' | 'fields' | 'from' | 'limit' | 'q' | 'since' | 'to' | 'topic'

/** A query parameter as described in OpenAPI. The schema applies to the raw text in the URL. */
export interface Parameter {
  readonly description: string
  readonly schema: Readonly<Record<string, unknown>>
  /** Tells the caller what to send instead of an invalid value. */
  readonly todo: string
  readonly fits: (value: string) => boolean
}

const DATE = '^\\d{4}-\\d{2}-\\d{2}(T\\d{2}:\\d{2}(:\\d{2}(\\.\\d{1,3})?)?(Z|[+-]\\d{2}:\\d{2}))?$'

/** Field names separated by commas, optionally surrounded by spaces. */
const NAMES = `^ *(${FIELDS.join('|')}) *(, *(${FIELDS.join('|')}) *)*$`

export const DEFAULT_LIMIT = 20
export const MAX_LIMIT = 100

const slug = (description: string): Parameter => ({
  description,
  schema: { type: 'string', pattern: SLUG_PATTERN.source, maxLength: 200 },
  todo: 'Use a slug: lower-case letters, digits and single hyphens.',
  fits: (value) => value.length <= 200 && SLUG_PATTERN.test(value),
})

const moment = (description: string): Parameter => ({
  description,
  schema: { type: 'string', pattern: DATE, examples: ['2026-11-23', '2026-11-23T12:00:00Z'] },
  todo: 'Use a date such as 2026-11-23 or 2026-11-23T12:00:00Z.',
  fits: (value) => new RegExp(DATE).test(value) && isMoment(value),
})

const cursor = (description: string): Parameter => ({
  description,
  // A topic's cursor contains its slug of up to 200 characters.
  schema: { type: 'string', pattern: '^[A-Za-z0-9_-]+$', maxLength: 300 },
  todo: 'Send `nextCursor` of the previous page unchanged.',
  fits: (value) => value.length <= 300 && /^[\w-]+$/.test(value),
})

/** Every query parameter of the public routes. */
export const PARAMETERS: Readonly<Record<ParameterName, Parameter>> = {
  topic: slug('Stories about this topic and all topics below it.'),
  author: slug('Stories by this author.'),
  contributor: slug('Stories to which this person contributed.'),
  from: moment('First published at or after this time; a date without a time is midnight UTC.'),
  to: moment('First published before this time.'),
  fields: {
    description: 'The fields to return, separated by commas. Default: all fields.',
    schema: {
      type: 'string',
      pattern: NAMES,
      examples: ['headline,summary,url,publishedAt'],
    },
    todo: 'Use field names, separated by commas.',
    fits: (value) => value.length > 0,
  },
  limit: {
    description: 'The maximum number of results.',
    schema: { type: 'integer', minimum: 1, maximum: MAX_LIMIT, default: DEFAULT_LIMIT },
    todo: `Use a whole number from 1 to ${MAX_LIMIT}.`,
    fits: (value) => /^\d{1,3}$/.test(value) && Number(value) >= 1 && Number(value) <= MAX_LIMIT,
  },
  cursor: cursor('`nextCursor` of the previous page.'),
  q: {
    description: 'The words to search for, at most 100.',
    schema: { type: 'string' },
    todo: 'Send the words to search for.',
    fits: () => true,
  },
  since: {
    ...cursor('`nextCursor` of the last response: returns later changes. Default: from the beginning.'),
    schema: { type: 'string', pattern: '^(0|[1-9]\\d{0,11})$' },
  },
}

export type Asked = Readonly<Partial<Record<ParameterName, string>>>

/**
 * Parses query parameters: each at most once, and only those that the route supports.
 * Throws a {@link Refusal}, 400: `unknown-parameter`, `repeated-parameter`, `bad-parameter`.
 */
export function readParameters({
  query,
  known,
}: {
  query: URLSearchParams
  known: readonly ParameterName[]
}): Asked {
  const asked: Partial<Record<ParameterName, string>> = {}
  for (const [name, value] of query) {
    if (!isOneOf(known, name)) {
      throw refuse(
        'unknown-parameter',
        name,
        name,
        known.length > 0
          ? `This address supports: ${known.join(', ')}.`
          : 'This address takes no parameters.',
      )
    }
    if (asked[name] !== undefined) {
      throw refuse('repeated-parameter', name, value, `${name} is given more than once. Send it once.`)
    }
    if (!PARAMETERS[name].fits(value)) {
      throw refuse('bad-parameter', name, value, `${name} is invalid. ${PARAMETERS[name].todo}`)
    }
    asked[name] = value
  }
  return asked
}

/** The requested page size, or the default. */
export const limitOf = ({ limit }: Asked): number => (limit === undefined ? DEFAULT_LIMIT : Number(limit))

/** A requested time; a bare date is midnight UTC. */
export const momentOf = (value: string | undefined): Date | undefined =>
  value === undefined ? undefined : new Date(value)

function isMoment(value: string): boolean {
  const date = new Date(value)
  if (Number.isNaN(date.getTime())) return false
  // `Date` reads 2026-02-30 as 2 March; it is not a valid date.
  const day = new Date(`${value.slice(0, 10)}T00:00:00Z`)
  return !Number.isNaN(day.getTime()) && day.toISOString().startsWith(value.slice(0, 10))
}

const isOneOf = (known: readonly ParameterName[], name: string): name is ParameterName =>
  (known as readonly string[]).includes(name)

function refuse(code: string, path: string, received: string, message: string): Refusal {
  return new Refusal({
    status: 400,
    code,
    message,
    path: path.slice(0, 100),
    received: received.slice(0, 100),
  })
}
