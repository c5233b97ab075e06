import type { Article, Change, History } from '../generated/payload-types'
import type { Draft } from './decide'
import type { Transition } from './transition'
import { noLongerUsed, NO_USES, usesOf, type Uses } from './uses'
import { isLive } from './visibility'

/** A write in the transaction of a save, besides the article. Effects are applied in order. */
export type Effect =
  /** Makes the related records of the article public: `hidden` are those that are not public yet. */
  | { readonly type: 'publish-relations'; readonly uses: Uses; readonly hidden: Uses }
  /** Cancels all schedules of the article. */
  | { readonly type: 'cancel-schedules'; readonly reason: string }
  /** Updates the read model of the row: `article` is the article as it will be stored. */
  | { readonly type: 'project'; readonly article: Partial<Article> }
  /** Hides the related records that no public article uses any more. */
  | { readonly type: 'hide-relations'; readonly left: Uses }
  /** Reserves the slug for the article permanently. */
  | { readonly type: 'claim-slug'; readonly slug: string }
  /** Adds entries to the article's history. */
  | { readonly type: 'audit'; readonly headline: string | null; readonly entries: readonly AuditEntry[] }
  /** Adds events to the public change feed. */
  | { readonly type: 'change-feed'; readonly event: FeedEvent; readonly live?: KnownTo | undefined }
  /** Cancels schedules that would publish an older version; `approvedAt` is when a scheduled version was saved. */
  | { readonly type: 'supersede-schedules'; readonly approvedAt: string | undefined }
  /** Drops cached responses that the article appears in. */
  | { readonly type: 'invalidate' }

/** Whether an effect is applied before the article is saved; all others are applied after it. */
export const isBeforeSave = ({ type }: Effect): boolean =>
  // The response to a publication shows its related people as public.
  type === 'publish-relations' || type === 'cancel-schedules'

export interface AuditEntry {
  readonly kind: History['kind']
  readonly note?: string | undefined
  readonly changeKind?: History['changeKind']
  readonly warnings?: History['warnings']
}

export interface FeedEvent {
  readonly kind: Change['kind']
  readonly slug?: string | null | undefined
  readonly isMinor?: boolean
}

/** The slug of an article that readers have had. */
interface KnownTo {
  readonly slug?: string | null | undefined
}

/** The further writes of a save, once every rule has been applied. */
export function effectsOf({ draft, transition }: { draft: Draft; transition: Transition }): Effect[] {
  const { data, facts, live, newest, operation } = draft
  const isPublication = isLive(data)
  const uses = isPublication ? usesOf(data) : NO_USES
  const reason =
    operation.intent.schedule && transition.kind === 'unpublished' ? undefined : CANCELS[transition.kind]
  const entries = auditOf({ draft, transition })
  const event = feedEventOf({ draft, transition })
  return [
    ...when(isPublication, { type: 'publish-relations', uses, hidden: facts.hiddenUses ?? NO_USES } as const),
    ...(newest && reason ? [{ type: 'cancel-schedules', reason } as const] : []),
    ...when(transition.replacesRow && (newest !== undefined || isPublication), {
      type: 'project',
      article: data,
    } as const),
    ...(transition.wasLive && transition.replacesRow && facts.liveUses
      ? [{ type: 'hide-relations', left: noLongerUsed({ before: facts.liveUses, after: uses }) } as const]
      : []),
    ...(isPublication && data.slug ? [{ type: 'claim-slug', slug: data.slug } as const] : []),
    ...when(entries.length > 0, { type: 'audit', headline: data.headline ?? null, entries } as const),
    ...(event
      ? [{ type: 'change-feed', event, live: live?.publishedAt ? { slug: live.slug } : undefined } as const]
      : []),
    ...when(newest !== undefined && isPublication, {
      type: 'supersede-schedules',
      approvedAt: operation.intent.schedule?.savedAt,
    } as const),
    ...when(transition.replacesRow && (transition.isLive || Boolean(live?.publishedAt)), {
      type: 'invalidate',
    } as const),
  ]
}

const when = <One>(is: boolean, one: One): One[] => (is ? [one] : [])

/** Transitions that cancel an article's schedules. */
const CANCELS: Readonly<Partial<Record<Transition['kind'], string>>> = {
  killed: 'The story was killed.',
  trashed: 'The story was moved to the trash.',
  unpublished: 'The story was unpublished.',
}

interface Decided {
  readonly draft: Draft
  readonly transition: Transition
}

function auditOf({ draft, transition }: Decided): AuditEntry[] {
  if (draft.operation.intent.audit) return [draft.operation.intent.audit]
  switch (transition.kind) {
    case 'trashed':
      return [{ kind: 'trashed' }]
    case 'restored':
      return [{ kind: 'brought-back' }]
    case 'unpublished':
      return [{ kind: 'unpublished' }]
    // The endpoint that kills the article provides the entry.
    case 'killed':
    case 'none':
      return []
    case 'published':
    case 'updated':
    case 'corrected':
      return publicationEntries({ draft, kind: transition.kind })
  }
}

function publicationEntries({
  draft,
  kind,
}: {
  draft: Draft
  kind: 'corrected' | 'published' | 'updated'
}): AuditEntry[] {
  const { data, findings, live, newCorrections, revision } = draft
  // An article that becomes public again with a correction counts as corrected.
  const isCorrected = Boolean(live?.publishedAt) && newCorrections.length > 0
  const entry: AuditEntry = {
    kind: isCorrected ? 'corrected' : kind,
    changeKind: revision?.isAssumed ? 'assumed' : revision?.kind,
    note: newCorrections.map(({ text }) => text).join('\n') || undefined,
    warnings: findings?.map(({ code, message }) => ({ code, message })),
  }
  const isMoved = live?.publishedAt && live.slug && live.slug !== data.slug
  return isMoved ? [entry, { kind: 'moved', note: `${live.slug} → ${data.slug}` }] : [entry]
}

function feedEventOf({ draft, transition }: Decided): FeedEvent | undefined {
  const { data, difference, live, revision } = draft
  const { isLive, kind, wasLive } = transition
  if (kind === 'killed') return live?.publishedAt ? { kind: 'killed' } : undefined
  if (kind === 'updated' || kind === 'corrected') {
    if (difference === 'none') return undefined
    if (difference === 'moved') return { kind: 'moved', slug: data.slug }
    return { kind, slug: data.slug, isMinor: revision?.kind === 'minor' }
  }
  if (isLive && !wasLive) return { kind: 'published', slug: data.slug }
  return wasLive && !isLive ? { kind: 'unpublished' } : undefined
}
