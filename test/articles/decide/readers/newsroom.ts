import type { Operation } from '../../../../src/articles/operation'
import type { Difference, Facts } from '../../../../src/articles/situation'
import { isLive } from '../../../../src/articles/visibility'
import { Refusal } from '../../../../src/errors'
import type { Article } from '../../../../src/generated/payload-types'
import { plainText } from '../../../../src/richtext/plainText'
import { article, body, FACTS, saved, type ACTORS } from '../situation'

export type Who = keyof typeof ACTORS

/** Each with the new text that it brings, where it brings one. */
export const ACTIONS = [
  'create',
  'create-published',
  'save-draft',
  'save-draft-with-correction',
  'save-without-status',
  'save-stale',
  'save-from-wire',
  'send-kill',
  'change-address',
  'take-address',
  'publish',
  'publish-newest',
  'publish-scheduled',
  'publish-minor',
  'publish-significant',
  'publish-no-correction-needed',
  'publish-correction',
  'embargo',
  'clear-embargo',
  'unpublish',
  'kill',
  'lift-kill',
  'trash',
  'bring-back',
  'bring-back-as-draft',
  'restore',
  'restore-as-draft',
  'duplicate',
  'wait',
] as const
export type Action = (typeof ACTIONS)[number]

/** One thing that is done to one story of the newsroom. */
export interface Deed {
  readonly action: Action
  readonly as: Who
  /** The story; of a new one the place that it will have. */
  readonly at: number
  /** The version that is restored, or that a schedule publishes. */
  readonly version: number
  /** A new text, unique in the newsroom. */
  readonly text: string
  readonly now: Date
  readonly until: string
}

/** A story as the database holds it: its row, its versions, what the read model has of it, and the events that readers' programs got. */
export interface Stored {
  readonly id: string
  row?: Article
  readonly versions: Article[]
  projected?: Partial<Article> | undefined
  readonly events: string[]
}

export interface Newsroom {
  readonly stories: Stored[]
  /** Whose an address is, for good. */
  readonly addresses: Map<string, string>
}

/** What readers see of an article. */
export const textOf = (shown: Partial<Article>): string => `${shown.headline} / ${plainText(shown.body)}`
/** The address that a text gives. */
export const addressOf = (text: string): string => text.toLowerCase().replace(' ', '-')
export const shownText = (text: string): string => `${text} / ${text}, in full.`
const texts = (text: string) => ({ headline: text, body: body(`${text}, in full.`) })

type Sent = Readonly<Partial<Record<keyof Article, unknown>>>

/**
 * Does one thing the way the endpoints, the hooks and Payload do it: a draft adds a version, any other save replaces the row and adds one.
 * False where it is refused.
 */
export function perform(newsroom: Newsroom, deed: Deed): boolean {
  const { action, as, at, now, text, until } = deed
  if (action === 'wait') return true
  const isNew = action === 'create' || action === 'create-published'
  const address = addressOf(text)
  if (isNew) {
    const isDraft = action === 'create'
    const sent = {
      ...article(),
      ...texts(text),
      slug: address,
      ...(isDraft ? {} : { _status: 'published' }),
    }
    return save({ newsroom, deed, stored: start(at), isDraft, sent })
  }
  const stored = newsroom.stories[at]!
  const newest = stored.versions.at(-1)!
  if (action === 'duplicate') {
    const copy = { ...newest, slug: address, stage: 'draft', killed: {}, slugAliases: [], corrections: [] }
    return save({ newsroom, deed, stored: start(newsroom.stories.length), kind: 'duplicate', sent: copy })
  }
  if (action === 'restore' || action === 'restore-as-draft') {
    const old = stored.versions[deed.version % stored.versions.length]!
    const isDraft = action === 'restore-as-draft'
    return save({ newsroom, deed, stored, kind: 'restore', isDraft, sent: { ...old } })
  }
  // Payload finds what is in the trash only to bring it back.
  if (Boolean(newest.deletedAt) !== action.startsWith('bring-back')) return false
  const write = (sent: Sent, more: Partial<Save> = {}) => save({ newsroom, deed, stored, sent, ...more })
  const draft = (sent: Sent, more: Partial<Save> = {}) => write(sent, { isDraft: true, ...more })
  const publish = (sent: Sent, more: Partial<Save> = {}) => write({ ...sent, _status: 'published' }, more)
  const corrections = [...(newest.corrections ?? []), { kind: 'correction', text }]
  switch (action) {
    case 'save-draft':
      return draft(texts(text))
    case 'save-draft-with-correction':
      return draft({ ...texts(text), corrections })
    case 'save-without-status':
      return write(texts(text))
    case 'save-stale':
      return publish(texts(text), { conflict: true })
    case 'save-from-wire':
      return draft(texts(text), { intent: { isWire: true } })
    // A form that sends what only the endpoints write.
    case 'send-kill':
      return draft({ killed: { at: newest.killed?.at ? null : now.toISOString() } })
    case 'change-address':
      return draft({ slug: address })
    case 'take-address':
      return draft({ slug: newsroom.stories[deed.version % newsroom.stories.length]?.versions.at(-1)?.slug })
    case 'publish':
      return publish(texts(text))
    case 'publish-newest':
      return publish({})
    case 'publish-scheduled':
      return publishVersion({ newsroom, deed, stored })
    case 'publish-minor':
      return publish({ ...texts(text), changeKind: 'minor' })
    case 'publish-significant':
      return publish({ ...texts(text), changeKind: 'significant' })
    case 'publish-no-correction-needed':
      // The panel shows this box for a story that was public before.
      return publish({
        ...texts(text),
        changeKind: 'significant',
        noCorrectionNeeded: Boolean(stored.row?.publishedAt),
      })
    case 'publish-correction':
      return publish({ ...texts(text), corrections })
    case 'embargo':
      return draft({ embargoedUntil: until })
    case 'clear-embargo':
      return draft({ embargoedUntil: null })
    case 'unpublish':
      return write({ _status: 'draft' })
    case 'kill':
      // The endpoint asks for an editor.
      if (newest.killed?.at || (as !== 'admin' && as !== 'editor')) return false
      return write(
        { _status: 'draft', stage: 'draft', embargoedUntil: null },
        { intent: { kill: { at: now.toISOString() }, audit: { kind: 'killed' } } },
      )
    case 'lift-kill':
      if (!newest.killed?.at || as !== 'admin') return false
      return write(
        { _status: 'draft' },
        { intent: { kill: { at: null, by: null, reason: null }, audit: { kind: 'kill-lifted' } } },
      )
    case 'trash':
      return write({ deletedAt: now.toISOString() })
    case 'bring-back':
      return write({ deletedAt: null })
    case 'bring-back-as-draft':
      return write({ deletedAt: null, _status: 'draft' })
  }
}

const start = (at: number): Stored => ({ id: `a${at}`, versions: [], events: [] })

/** The versions that a schedule may still publish: those since the last publication. */
export const sincePublication = <Version>(
  versions: readonly Version[],
  isPublished: (version: Version) => boolean,
): readonly Version[] => versions.slice(versions.findLastIndex(isPublished) + 1)

/** As `publishVersion` of the schedules: a draft that is newer than what goes out becomes the newest version again. */
function publishVersion({ newsroom, deed, stored }: Pick<Save, 'deed' | 'newsroom' | 'stored'>): boolean {
  const waiting = sincePublication(stored.versions, ({ _status }) => _status === 'published')
  const pinned = waiting[deed.version % waiting.length]
  if (!pinned) return false
  const newest = stored.versions.at(-1)!
  const { headline, body: text, corrections, slug } = pinned
  const sent = {
    ...(pinned === newest ? {} : { headline, body: text, corrections, slug }),
    _status: 'published',
  }
  const intent = { schedule: { id: 's1', savedAt: pinned.updatedAt } }
  if (!save({ newsroom, deed, stored, sent, intent })) return false
  if (pinned === newest) return true
  const { publishedAt, revisedAt, slug: kept, slugAliases } = stored.versions.at(-1)!
  stored.versions.push({ ...newest, _status: 'draft', publishedAt, revisedAt, slug: kept, slugAliases })
  return true
}

interface Save {
  readonly newsroom: Newsroom
  readonly deed: Deed
  readonly stored: Stored
  readonly sent: Sent
  readonly kind?: Operation['kind']
  readonly isDraft?: boolean
  readonly intent?: Operation['intent']
  /** Another user saved since. */
  readonly conflict?: boolean
}

function save({ newsroom, deed, stored, conflict, ...asked }: Save): boolean {
  const { as, now } = deed
  const newest = stored.versions.at(-1)
  const slug = asked.sent.slug ?? newest?.slug
  const owner = newsroom.addresses.get(String(slug))
  const isPublication =
    (asked.sent._status ?? newest?._status) === 'published' &&
    !asked.isDraft &&
    asked.kind !== 'duplicate' &&
    asked.kind !== 'restore'
  const facts: Facts = {
    ...(isPublication && FACTS.preflight
      ? { preflight: { ...FACTS.preflight, slugOwner: owner === stored.id ? undefined : owner } }
      : {}),
    ...(isPublication && stored.projected
      ? { differenceForReaders: (shown) => differenceOf(stored.projected ?? {}, shown) }
      : {}),
    ...(conflict
      ? { conflict: { base: [], savedAt: '', savedBy: null, sent: {}, stored: null, disagreements: [] } }
      : {}),
  }
  let decision
  try {
    decision = saved({
      ...asked,
      as,
      facts,
      now,
      ...(newest ? { newest } : {}),
      ...(stored.row ? { live: stored.row } : {}),
    })
  } catch (error) {
    if (error instanceof Refusal) return false
    throw error
  }
  const data = {
    ...decision.data,
    // Payload gives each row an id.
    corrections: decision.data.corrections?.map((entry) => ({ id: `row-${entry.text}`, ...entry })),
    id: stored.id,
    updatedAt: now.toISOString(),
  } as Article
  // A first save becomes the row, draft or not.
  if (decision.transition.replacesRow || !stored.row) stored.row = data
  stored.versions.push(data)
  if (stored.versions.length === 1) newsroom.stories.push(stored)
  for (const effect of decision.effects) {
    if (effect.type === 'project') stored.projected = isLive(effect.article) ? effect.article : undefined
    if (effect.type === 'claim-slug') newsroom.addresses.set(effect.slug, stored.id)
    if (effect.type === 'change-feed') stored.events.push(effect.event.kind)
  }
  return true
}

function differenceOf(before: Partial<Article>, after: Partial<Article>): Difference {
  const shown = (one: Partial<Article>) =>
    JSON.stringify([textOf(one), (one.corrections ?? []).map(({ text }) => text)])
  if (shown(before) !== shown(after)) return 'changed'
  return before.slug === after.slug ? 'none' : 'moved'
}
