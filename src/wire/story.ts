/**
 * The result of parsing wire copy. A part that the copy lacks is null; a missing piece of a present part is the empty string. Lines count
 * from 1.
 */
export type WireStory = {
  readonly header: WireHeader | null
  readonly byline: WireByline | null
  readonly dateline: WireDateline | null
  readonly body: readonly BodyBlock[]
  readonly credits: WireCredits | null
  readonly followLine: WireFollowLine | null
  readonly findings: readonly Finding[]
}

/** Everything the wire addresses only to editors; `edNotes` must never reach readers. */
export type WireHeader = {
  readonly slugline: string
  readonly version: string
  readonly edNotes: readonly string[]
}

export type WireByline = {
  readonly text: string
  readonly names: readonly string[]
}

export type WireDateline = {
  readonly located: string
  readonly source: string
  readonly text: string
}

export type BodyBlock = {
  readonly type: 'paragraph' | 'subhead'
  readonly text: string
  readonly line: number
  /** Bold, italic and links of markup, in order; absent in plain text. */
  readonly marks?: readonly TextMark[]
}

/** A part of a block's text, from one character up to (not including) another. */
export type TextMark = { readonly from: number; readonly to: number } & (
  { readonly kind: 'bold' | 'italic' } | { readonly kind: 'link'; readonly url: string }
)

export type ReportedCredit = {
  readonly name: string
  readonly role: string
  readonly location: string
}

export type ContributedCredit = {
  readonly name: string
  readonly role: string
  readonly location: string
}

export type CreditRows = {
  readonly reported: readonly ReportedCredit[]
  readonly contributed: readonly ContributedCredit[]
}

/** `text` is everything printed below the story, verbatim, including lines that are not credits. */
export type WireCredits = CreditRows & { readonly text: string }

export type WireFollowLine = {
  readonly text: string
  readonly topic: string
  readonly url: string
}

export type FindingCode =
  | 'contact-line'
  | 'attachment'
  | 'body-elsewhere'
  | 'closing-note'
  | 'incomplete'
  | 'not-a-story'
  | 'subject-says'
  | 'deleted'
  | 'embargo-in-words'
  | 'no-time-zone'
  | 'test-item'
  | 'unknown-status'
  | 'unsupported-markup'
  | 'credits-in-body'
  | 'further-follow-line'
  | 'mojibake'
  | 'no-body'
  | 'surname-only'
  | 'unread-byline'
  | 'unread-credit'
  | 'unread-dateline'
  | 'unread-header'

/** Something that an editor should look at. */
export type Finding = {
  readonly code: FindingCode
  readonly line: number
  readonly message: string
}
