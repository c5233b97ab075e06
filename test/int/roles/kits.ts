import { randomInt } from 'node:crypto'

import { richText } from '../material'

/** What a test must know of a collection to write into it. */
export interface Kit {
  /** Its names in GraphQL: one record, and a list. */
  readonly one: string
  readonly many: string
  /** The field that says which record it is. */
  readonly text: string
  /** Whether its records are somebody's, and whether readers see some of them. */
  readonly isOwned: boolean
  readonly isPublishable: boolean
  /** Whether REST finds a record by its key, and answers 200 where there is none. */
  readonly isByKey?: boolean
  /** Everything that a new record needs. */
  fresh(marker: string, colleague: string): Record<string, unknown>
}

const now = () => new Date().toISOString()
const PLAIN = { isOwned: false, isPublishable: false }
const PUBLISHABLE = { isOwned: false, isPublishable: true }
const named = (name: string) => ({ name })

/** By the names of the collections. */
export const KITS: Readonly<Record<string, Kit>> = {
  articles: {
    one: 'Article',
    many: 'Articles',
    text: 'headline',
    isOwned: true,
    isPublishable: true,
    fresh: (headline) => ({ headline, language: 'en', body: richText('Readers were told.') }),
  },
  authors: { ...PUBLISHABLE, one: 'Author', many: 'Authors', text: 'name', fresh: named },
  contributors: { ...PUBLISHABLE, one: 'Contributor', many: 'Contributors', text: 'name', fresh: named },
  topics: { ...PUBLISHABLE, one: 'Topic', many: 'Topics', text: 'name', fresh: named },
  media: { ...PUBLISHABLE, one: 'Media', many: 'allMedia', text: 'alt', fresh: (alt) => ({ alt }) },
  dispatches: {
    ...PLAIN,
    one: 'Dispatch',
    many: 'Dispatches',
    text: 'label',
    fresh: (label) => ({
      label,
      receivedAt: now(),
      outcome: 'created',
      encoding: 'utf-8',
      sha256: label,
      raw: 'QVA=',
      dispatchKey: label,
    }),
  },
  history: {
    ...PLAIN,
    one: 'History',
    many: 'Histories',
    text: 'note',
    fresh: (note) => ({ note, kind: 'noted', at: now(), articleId: 'a-story' }),
  },
  addresses: {
    ...PLAIN,
    one: 'Address',
    many: 'Addresses',
    text: 'slug',
    fresh: (slug) => ({ slug, articleId: 'a-story' }),
  },
  schedules: {
    ...PLAIN,
    one: 'Schedule',
    many: 'Schedules',
    text: 'failure',
    fresh: (failure) => ({ failure, action: 'publish', at: now(), timeZone: 'UTC', state: 'failed' }),
  },
  'preview-links': {
    ...PLAIN,
    one: 'PreviewLink',
    many: 'PreviewLinks',
    text: 'version',
    fresh: (version) => ({ version, expiresAt: now() }),
  },
  changes: {
    ...PLAIN,
    one: 'Change',
    many: 'Changes',
    text: 'slug',
    fresh: (slug) => ({ slug, place: slug, kind: 'published', articleId: 'a-story', at: now() }),
  },
  webhooks: {
    ...PLAIN,
    one: 'Webhook',
    many: 'Webhooks',
    text: 'name',
    fresh: (name) => ({ name, url: 'https://www.example.com/hooks' }),
  },
  deliveries: {
    ...PLAIN,
    one: 'Delivery',
    many: 'Deliveries',
    text: 'failure',
    fresh: (failure) => ({
      failure,
      number: randomInt(1e9),
      kind: 'published',
      state: 'failed',
      attempts: 8,
    }),
  },
  users: {
    one: 'User',
    many: 'Users',
    text: 'name',
    isOwned: true,
    isPublishable: false,
    fresh: (name) => ({
      name,
      email: `${name}@example.com`,
      password: `a long password of ${name}`,
      role: 'reporter',
    }),
  },
  'payload-preferences': {
    one: 'PayloadPreference',
    many: 'PayloadPreferences',
    text: 'key',
    isByKey: true,
    isOwned: true,
    isPublishable: false,
    fresh: (key, user) => ({ key, value: {}, user: { relationTo: 'users', value: user } }),
  },
  'payload-locked-documents': {
    ...PLAIN,
    one: 'PayloadLockedDocument',
    many: 'PayloadLockedDocuments',
    text: 'globalSlug',
    fresh: (globalSlug, user) => ({ globalSlug, user: { relationTo: 'users', value: user } }),
  },
  'payload-kv': {
    ...PLAIN,
    one: 'PayloadKv',
    many: 'PayloadKvs',
    text: 'key',
    fresh: (key) => ({ key, data: {} }),
  },
}

/** The kit of a collection. Throws where it has none: a collection that is new here. */
export function kitOf(collection: string): Kit {
  const kit = KITS[collection]
  if (!kit) throw new Error(`Give ${collection} a kit in test/int/roles/kits.ts.`)
  return kit
}
