import type {
  BodyBlock,
  Finding,
  WireByline,
  WireCredits,
  WireDateline,
  WireFollowLine,
  WireHeader,
} from './story'

/** The formats that are read; which one a file has is told from its content. */
export const WIRE_FORMATS = [
  'text',
  'anpa-1312',
  'iptc-7901',
  'nitf',
  'newsml-g2',
  'newsml-1.2',
  'ninjs',
  'ap-media',
  'rss',
  'atom',
  'json-feed',
  'email',
] as const
export type WireFormat = (typeof WIRE_FORMATS)[number]

/** What the provider says of a version, in the words of NewsML-G2's `pubStatus` and NITF's `management-status`. */
export type WireStatus = 'usable' | 'embargoed' | 'withheld' | 'canceled'

/** What an item asks the desk to do, the strictest first: of several, the first in this list counts. */
export const WIRE_ACTIONS = ['kill', 'withhold', 'advisory', 'embargo', 'correction', 'update'] as const
export type WireAction = (typeof WIRE_ACTIONS)[number]

/** One item of a wire, whatever its format. A part that it lacks is null or an empty list; a missing piece of a part is the empty string. */
export type WireItem = {
  readonly format: WireFormat
  readonly identity: WireIdentity
  /** As the provider counts: digits in most formats, `1st Ld-Writethru` in plain copy; the empty string without one. */
  readonly version: string
  /** Changes with every revision: AP's etag, Reuters' versioned guid. Empty if the provider has none. */
  readonly revision: string
  readonly status: WireStatus
  readonly action: WireAction
  /** ISO 8601, UTC. */
  readonly embargoedUntil: string | null
  readonly headline: string | null
  readonly summary: string | null
  readonly header: WireHeader | null
  readonly byline: WireByline | null
  readonly dateline: WireDateline | null
  readonly body: readonly BodyBlock[]
  readonly credits: WireCredits | null
  readonly followLine: WireFollowLine | null
  readonly pictures: readonly WirePicture[]
  readonly subjects: readonly WireSubject[]
  readonly rights: WireRights | null
  /** BCP 47, as sent. */
  readonly language: string | null
  /** 1 (flash) to 8. */
  readonly urgency: number | null
  readonly times: WireTimes
  /** The provider's id of another item that this one kills, withholds or corrects. */
  readonly target: { readonly id: string; readonly status: WireStatus } | null
  /** False if the provider calls it a part or an outline: it must not replace a complete version. */
  readonly isComplete: boolean
  readonly findings: readonly Finding[]
}

/** The story, the same for all of its versions. Both parts are empty in copy that names neither. */
export type WireIdentity = { readonly agency: string; readonly id: string }

export type WirePicture = {
  /** The provider's id of the picture. */
  readonly id: string
  readonly version: string
  /** The largest rendition; empty if only the picture's own item tells where it is. */
  readonly href: string
  readonly mimeType: string
  readonly width: number | null
  readonly height: number | null
  readonly headline: string
  readonly caption: string
  readonly credit: string
  readonly photographer: string
  readonly alt: string
}

export type WireSubject = {
  readonly code: string
  readonly name: string
  /** Where the code is from: a URI, or the alias of a QCode such as `medtop`. */
  readonly scheme: string
}

export type WireRights = {
  readonly holder: string
  readonly notice: string
  /** Terms of use and instructions, each as printed. */
  readonly terms: readonly string[]
  /** When it may no longer be published (ISO 8601, UTC); empty without a date. */
  readonly expires: string
}

/** ISO 8601, UTC; null where the item does not say. */
export type WireTimes = { readonly created: string | null; readonly version: string | null }
