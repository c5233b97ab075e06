/** The parts of ninjs 3.1 that a story uses, under the standard's names. */
export interface Ninjs {
  /** Machine-readable identifier; the only property that the standard requires. */
  readonly uri: string
  readonly standard?: { readonly name: string; readonly version: string; readonly schema: string }
  readonly type: 'text' | 'picture'
  readonly representationType?: 'full' | 'partial'
  readonly profile?: string
  readonly pubStatus: 'usable'
  readonly language?: string
  readonly firstCreated?: string
  readonly contentCreated?: string
  readonly versionCreated?: string
  readonly slugline?: string
  readonly headlines?: readonly NinjsText[]
  readonly descriptions?: readonly NinjsText[]
  readonly bodies?: readonly (NinjsText & { readonly wordCount: number; readonly charCount: number })[]
  readonly by?: string
  readonly located?: string
  readonly places?: readonly NinjsConcept[]
  readonly infoSources?: readonly {
    readonly name: string
    readonly role: string
    readonly literal?: string
  }[]
  readonly subjects?: readonly NinjsConcept[]
  readonly usageTerms?: string
  readonly edNote?: string
  readonly renditions?: readonly NinjsRendition[]
  readonly associations?: readonly NinjsAssociation[]
  readonly altIds?: readonly { readonly role: string; readonly value: string }[]
}

export interface NinjsText {
  readonly role: string
  readonly contentType: string
  readonly value: string
}

interface NinjsConcept {
  readonly name: string
  readonly rel: string
  readonly uri?: string
  readonly literal?: string
}

export interface NinjsRendition {
  readonly name: string
  readonly href: string
  readonly contentType?: string
  readonly title?: string
  readonly width?: number
  readonly height?: number
  readonly sizeInBytes?: number
}

/** An object associated with another, with its relation. */
export type NinjsAssociation = Ninjs & { readonly name: string; readonly rel: string }
