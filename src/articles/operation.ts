import type { Article, History } from '../generated/payload-types'
import { isEditorRole, type Role } from '../roles'
import type { Base } from './base'

export type Killed = NonNullable<Article['killed']>
export type Handover = NonNullable<Article['handover']>

/** One requested save of an article. */
export interface Operation {
  readonly kind: 'create' | 'duplicate' | 'restore' | 'update'
  /** A draft save: adds a version and does not change what readers get. */
  readonly isDraft: boolean
  /** The data as sent, before Payload merges them with the stored data. Empty for a restored version. */
  readonly sent: Readonly<Record<string, unknown>>
  /** The version that the save started from. */
  readonly base: Base
  readonly actor: Actor
  readonly intent: Intent
}

/** The user who saves. Without an id and a role it is the system: the seed, a wire, a command. */
export interface Actor {
  readonly id?: string
  readonly role?: Role
}

/** Whether the actor may publish: editors, admins and the system. */
export const mayPublish = ({ role }: Actor): boolean => role === undefined || isEditorRole(role)

/** The purpose of a save where its fields do not show it. Set by endpoints, schedules and the wire, never by a request. */
export interface Intent {
  /** Kills the article, or lifts the kill (`at: null`). Nothing else changes `killed`. */
  readonly kill?: Killed
  /** Hands the article over between a reporter and an editor. */
  readonly handover?: Handover
  /** The audit entry of this save, instead of the one derived from its transition. */
  readonly audit?: { readonly kind: History['kind']; readonly note?: string }
  /** The schedule that saves, and when the version to publish was saved. */
  readonly schedule?: { readonly id: string; readonly savedAt?: string }
  /** The save comes from a wire and does not count as an edit. */
  readonly isWire?: boolean
}

/** Whether the client sent a value for a field; the data are already merged with the stored data. */
export function isSent({ sent }: Operation, field: keyof Article): boolean {
  const value = sent[field]
  return value !== undefined && value !== null && value !== ''
}

/** Whether the save only moves the article to the trash or back, without changing text. */
export function isMoveOnly({ kind, sent }: Operation): boolean {
  const names = Object.keys(sent)
  return (
    kind === 'update' &&
    names.includes('deletedAt') &&
    names.every((name) => name === 'deletedAt' || name === '_status')
  )
}

/** Whether the save states neither `draft` nor a status. Payload then takes the newest version's status and writes the row. */
export function leavesStatusOpen({ kind, isDraft, sent }: Operation): boolean {
  return kind === 'update' && !isDraft && !('_status' in sent) && !('deletedAt' in sent)
}

const INTENT = 'intent'

/** A request context that passes the intent of a save to the hooks of Articles. */
export const withIntent = (intent: Intent): { readonly [INTENT]: Intent } => ({ [INTENT]: intent })

/** The intent of saves within a request context; empty if none was set. */
export const intentOf = (context: Readonly<Record<string, unknown>>): Intent =>
  (context[INTENT] as Intent | undefined) ?? {}
