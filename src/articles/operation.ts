import type { Article, History } from '../generated/payload-types'
import { isEditorRole, type Role } from '../roles'
import type { Base } from './base'

export type Killed = NonNullable<Article['killed']>
export type Handover = NonNullable<Article['handover']>

/** One save of an article, as it was asked for. */
export interface Operation {
  readonly kind: 'create' | 'duplicate' | 'restore' | 'update'
  /** A save of a draft: it adds a version, and readers keep what they have. */
  readonly isDraft: boolean
  /** What was sent, before Payload completes it with what is stored. Empty for a version that is restored. */
  readonly sent: Readonly<Record<string, unknown>>
  /** The version that the save started from. */
  readonly base: Base
  readonly actor: Actor
  readonly intent: Intent
}

/** Who saves. Without an id and a role it is the system: the seed, a wire, a command. */
export interface Actor {
  readonly id?: string
  readonly role?: Role
}

/** Whether the actor may publish: editors, admins and the system. */
export const mayPublish = ({ role }: Actor): boolean => role === undefined || isEditorRole(role)

/** What a save is for, where its fields do not say it. Set by endpoints, schedules and the wire, never by a request. */
export interface Intent {
  /** Kills the article, or lifts the kill (`at: null`). Nothing else changes `killed`. */
  readonly kill?: Killed
  /** Hands the article over between a reporter and an editor. */
  readonly handover?: Handover
  /** The audit entry of this save, in place of the one that follows from what it does. */
  readonly audit?: { readonly kind: History['kind']; readonly note?: string }
  /** The schedule that saves, and when the version that it publishes was saved. */
  readonly schedule?: { readonly id: string; readonly savedAt?: string }
  /** A wire saves: not an edit. */
  readonly isWire?: boolean
}

/** Whether the save itself gives a field a value, where the data are completed with what is stored. */
export function isSent({ sent }: Operation, field: keyof Article): boolean {
  const value = sent[field]
  return value !== undefined && value !== null && value !== ''
}

/** Whether the save only moves the article to the trash or back. It carries no text. */
export function isMoveOnly({ kind, sent }: Operation): boolean {
  const names = Object.keys(sent)
  return (
    kind === 'update' &&
    names.includes('deletedAt') &&
    names.every((name) => name === 'deletedAt' || name === '_status')
  )
}

/** Whether the save says neither `draft` nor a status. Payload takes the newest version's status and writes the row. */
export function leavesStatusOpen({ kind, isDraft, sent }: Operation): boolean {
  return kind === 'update' && !isDraft && !('_status' in sent) && !('deletedAt' in sent)
}

const INTENT = 'intent'

/** A request context that tells the hooks of Articles what a save is for. */
export const withIntent = (intent: Intent): { readonly [INTENT]: Intent } => ({ [INTENT]: intent })

/** What the saves within a request context are for; empty where no code has said. */
export const intentOf = (context: Readonly<Record<string, unknown>>): Intent =>
  (context[INTENT] as Intent | undefined) ?? {}
