import { inAnHour } from '../material'

/** What a test must know of a field with a rule of its own. */
export interface Sample {
  /** What is sent, and planted to be read where nothing else is said. */
  readonly value: unknown
  /** The same in GraphQL's words, where they are others. */
  readonly graphql?: unknown
  /** The rest of the array's row or of the record that goes along with it. */
  readonly beside?: Readonly<Record<string, unknown>>
  /** What GraphQL is asked for, where the field's name alone is no question. */
  readonly asked?: string
  readonly planted?: unknown
  /** Stored encrypted with the server's secret, so it is planted so. */
  readonly isSealed?: boolean
  /** The field that tells that it was stored, where it is kept in another form. */
  readonly storedAs?: string
}

const LONG_AGO = '2020-01-01T00:00:00.000Z'

/** Samples of a collection's fields by their path; `ids` are of records that can be named in them. */
export function samplesOf(
  collection: string,
  ids: { colleague: string; dispatch: string },
): Readonly<Record<string, Sample>> {
  const samples = SAMPLES[collection]
  if (!samples) throw new Error(`Give ${collection} samples in test/int/roles/fields.ts.`)
  return samples(ids)
}

const PUBLIC = { isPublic: { value: true }, isPublicByHand: { value: true } }
const LABEL = { label: { value: 'A label of one’s own' } }
const SEARCHED = { searchText: { value: '|of|ones|own' } }
const MOVED = {
  slugAliases: { value: [{ slug: 'an-old-one', until: LONG_AGO }], asked: 'slugAliases { slug }' },
}
const PERSON = {
  ...PUBLIC,
  ...MOVED,
  ...LABEL,
  ...SEARCHED,
  email: { value: 'her@example.com' },
  isIncomplete: { value: false, planted: true },
  isNameComplete: { value: true },
}

const SAMPLES: Readonly<
  Record<string, (ids: { colleague: string; dispatch: string }) => Readonly<Record<string, Sample>>>
> = {
  articles: ({ colleague, dispatch }) => ({
    ...SEARCHED,
    embargoedUntil: { value: inAnHour(), planted: LONG_AGO },
    publishedAt: { value: LONG_AGO },
    revisedAt: { value: LONG_AGO },
    wordCount: { value: 9_999 },
    createdBy: { value: colleague, asked: 'createdBy { id }' },
    stage: { value: 'in-review', graphql: 'in_review' },
    changeKind: { value: 'minor' },
    noCorrectionNeeded: { value: true },
    handover: {
      value: { kind: 'returned', note: 'Who says so?', byName: 'Edie', at: LONG_AGO },
      asked: 'handover { kind note }',
    },
    killed: { value: { at: LONG_AGO, reason: 'It was wrong.' }, asked: 'killed { at reason }' },
    ...MOVED,
    dismissedFindings: {
      value: [{ key: 'a-code:a-key', code: 'a-code' }],
      asked: 'dismissedFindings { key }',
    },
    savedBy: { value: colleague, asked: 'savedBy { id }' },
    savedWithoutBase: { value: true },
    'corrections.at': {
      value: LONG_AGO,
      beside: { kind: 'correction', text: 'It was 10,000.' },
      asked: 'corrections { at }',
    },
    'corrections.by': {
      value: colleague,
      beside: { kind: 'correction', text: 'It was 10,000.' },
      asked: 'corrections { by { id } }',
    },
    'wire.dispatch': { value: dispatch, asked: 'wire { dispatch { id } }' },
    'wire.storyKey': { value: 'a-key-of-the-wire', asked: 'wire { storyKey }' },
    'wire.isEdited': { value: true, asked: 'wire { isEdited }' },
    edNote: { value: 'Not for readers.' },
  }),
  authors: () => PERSON,
  contributors: () => PERSON,
  topics: () => ({ ...PUBLIC, ...LABEL, ...SEARCHED, ...MOVED }),
  media: () => ({ ...PUBLIC, ...SEARCHED }),
  dispatches: () => ({ dispatchKey: { value: 'a-key-of-a-dispatch' } }),
  webhooks: () => ({ secret: { value: 'whsec_sent', isSealed: true } }),
  users: () => ({
    ...LABEL,
    ...SEARCHED,
    role: { value: 'service' },
    purposes: { value: ['read-drafts'], graphql: ['read_drafts'] },
    enableAPIKey: { value: true },
    apiKey: { value: 'a-key-for-a-program', beside: { enableAPIKey: true }, storedAs: 'apiKeyIndex' },
    apiKeyIndex: { value: 'an-index' },
    hash: { value: 'a-hash' },
    salt: { value: 'a-salt' },
    sessions: {
      value: [{ id: 'a-session', createdAt: LONG_AGO, expiresAt: inAnHour() }],
      asked: 'sessions { id }',
    },
    resetPasswordToken: { value: 'a-token' },
    resetPasswordExpiration: { value: LONG_AGO },
    resetPasswordRequestedAt: { value: LONG_AGO },
    loginAttempts: { value: 7 },
    lockUntil: { value: inAnHour() },
  }),
}

/** A record's data with a value at a path; an array on the way has one row, with `beside` in it. */
export function dataWith(
  path: string,
  { value, beside = {} }: Sample,
  isArray: boolean,
): Record<string, unknown> {
  const [first, second] = path.split('.') as [string, string?]
  if (second === undefined) return { ...beside, [first]: value }
  const row = { ...beside, [second]: value }
  return { [first]: isArray ? [row] : row }
}

/** What stands at a path, of the first row where an array is on the way. */
export function valueAt(data: unknown, path: string): unknown {
  return path.split('.').reduce<unknown>((found, name) => {
    const one: unknown = Array.isArray(found) ? found[0] : found
    return typeof one === 'object' && one !== null ? (one as Record<string, unknown>)[name] : undefined
  }, data)
}

/** Whether there is anything: a group or an array of nothing is nothing. */
export function isThere(value: unknown): boolean {
  if (value === undefined || value === null || value === '') return false
  return typeof value === 'object' ? Object.values(value).some(isThere) : true
}

/** Whether what is stored is what was sent, dates by their time, and with more beside it. */
export function isSame(stored: unknown, sent: unknown): boolean {
  if (typeof sent !== 'object' || sent === null) {
    return stored === sent || (isTime(sent) && isTime(stored) && Date.parse(stored) === Date.parse(sent))
  }
  return (
    typeof stored === 'object' &&
    stored !== null &&
    Object.entries(sent).every(([name, value]) => isSame((stored as Record<string, unknown>)[name], value))
  )
}

const isTime = (value: unknown): value is string =>
  typeof value === 'string' && /^\d{4}-\d\d-\d\dT/.test(value)
