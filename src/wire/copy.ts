import type {
  WireAction,
  WireFormat,
  WireItem,
  WirePicture,
  WireRights,
  WireStatus,
  WireSubject,
} from './item'
import type { BodyBlock, Finding, WireStory } from './story'

/**
 * What a format's reader finds in one item, before the grammar of wire copy is applied: metadata from the markup, and texts as they are
 * printed. Everything but the format is optional; {@link toItem} completes it.
 */
export type Copy = {
  readonly format: WireFormat
  readonly agency?: string
  readonly id?: string
  readonly version?: string
  readonly revision?: string
  readonly status?: WireStatus
  /** Each reason for an action, from wherever it is said: the strictest counts. */
  readonly actions?: readonly WireAction[]
  readonly embargoedUntil?: string | null
  readonly headline?: string
  readonly summary?: string
  readonly slugline?: string
  /** Notes for editors; never printed. */
  readonly edNotes?: readonly string[]
  /** As printed, with or without `By`; one line for each name or title line. */
  readonly byline?: string
  /** The place as the metadata names it; the dateline in the text comes first. */
  readonly located?: string
  readonly body: readonly BodyBlock[]
  /** Of plain text, which the grammar has already divided: then the texts above are left out, and the body is empty. */
  readonly story?: WireStory
  /** What the format marks as the end of a story: NITF's `tagline`. */
  readonly ending?: readonly BodyBlock[]
  readonly pictures?: readonly WirePicture[]
  readonly subjects?: readonly WireSubject[]
  readonly rights?: Partial<WireRights>
  readonly language?: string
  readonly urgency?: number | null
  readonly times?: Partial<WireItem['times']>
  readonly isComplete?: boolean
  /** Whether anyone may have sent it: then no word in it kills, withholds or corrects a story. */
  readonly isForgeable?: boolean
  readonly target?: WireItem['target']
  readonly findings?: readonly Finding[]
}
