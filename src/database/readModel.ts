import type { PayloadRequest } from 'payload'

import { isEmbargoed } from '../articles/visibility'
import type { PublicCollection } from '../publicSchema/collections'

/** A story as readers may have it, as it is kept ready to be read. */
export interface EditionRow {
  /** The story's id. */
  readonly article: string
  readonly slug: string
  /** First publication and the story's id: what lists are sorted by. See {@link keyOf}. */
  readonly key: string
  /** Last significant change, ISO 8601. */
  readonly updatedAt: string
  readonly embargoedUntil: string | null
  /** What is public of the story, without its text: JSON. */
  readonly card: string
  /** The text: JSON. Null where it was not asked for, or there is none. */
  readonly body: string | null
}

/** Where a story is listed, and the words it is found by. */
export interface Placing {
  /** Its own topics, by id. */
  readonly topics: readonly string[]
  readonly authors: readonly string[]
  readonly contributors: readonly string[]
  /** Words (`words/tokens`), separated by spaces. */
  readonly words: { readonly headline: string; readonly lead: string; readonly body: string }
}

/** Part of a list, the newest first: keys below one and from another on. */
export interface Range {
  readonly below?: string
  readonly from?: string
  readonly limit: number
}

/** A word as its forms, one of which a story must have; or one of these people, who are called by it (`markOf`). */
export interface AskedWord {
  readonly forms: readonly string[]
  readonly people: readonly string[]
}

/** Somebody who is called by a word. */
export interface NamedPerson {
  readonly word: string
  readonly collection: 'authors' | 'contributors'
  readonly id: string
}

/** Words that a story must have, and where it must stand. */
export interface WordQuery {
  readonly words: readonly AskedWord[]
  /** Where each word must be found; `anywhere` leaves out what `lead` finds, and `lead` what `headline` finds. */
  readonly within: Within
  /** One of these topics, by id. */
  readonly topics?: readonly string[]
  readonly author?: string
  readonly contributor?: string
}

export type Within = 'headline' | 'lead' | 'anywhere'

type Transaction = Pick<PayloadRequest, 'transactionID'>

/** A list of published stories: all of them, those of a topic and all below it, of an author, of a contributor. */
export type List = 'all' | `${'topic' | 'tag' | 'author' | 'contributor'}:${string}`

/**
 * The read model of an engine: each published story once, ready to be read, and the lists it stands in. What is written
 * is part of the transaction that `req` is in. Every read walks an index over the rows that it gives, and no others.
 */
export interface ReadModel {
  /** Writes a story's edition, and takes away the one it had. */
  put(args: { req: Transaction; edition: EditionRow; placing: Placing; at: Date }): Promise<void>
  remove(args: { req: Transaction; article: string; at: Date }): Promise<void>
  /**
   * Until the transaction ends, no other writes an edition: for who reads many stories, or the tree of topics, and writes
   * by what he has read. Where somebody does write one, that transaction or this one loses the race and is tried again.
   */
  holdAll(args: { req: Transaction }): Promise<void>
  /** Lists the stories of topics anew, after the tree above or below them has changed. */
  relist(args: { req: Transaction; topics: readonly string[]; at: Date }): Promise<void>
  /** Topics and all that stand above them, by id. */
  topicsUp(args: { req: Transaction; ids: readonly string[] }): Promise<string[]>
  /** A topic and all that stand below it, by id. */
  topicsDown(id: string): Promise<string[]>
  bySlug(slug: string): Promise<EditionRow | undefined>
  /** In no order. */
  byArticles(args: { ids: readonly string[]; hasBody: boolean }): Promise<EditionRow[]>
  keys(args: { list: List } & Range): Promise<string[]>
  /** The oldest key of a list from one on. */
  nextKey(args: { list: List; from: string }): Promise<string | undefined>
  /** When a story last left the list, where one has, and when the newsroom began to note that (ISO 8601). */
  leftAt(list: List): Promise<{ readonly left?: string; readonly begun: string }>
  /** Those of the keys that stand in the list. */
  among(args: { list: List; keys: readonly string[] }): Promise<string[]>
  /** Slugs and last changes of a stretch of all stories, the oldest first. */
  addresses(args: { from: string; below: string; limit: number }): Promise<EditionAddress[]>
  /** The keys of stories that have the words, the newest first. */
  search(args: WordQuery & Range): Promise<string[]>
  /** Keeps the words of a person's name; none where they have gone. */
  putName(args: {
    req: Transaction
    collection: NamedPerson['collection']
    id: string
    words: readonly string[]
  }): Promise<void>
  /** Who is called by the words, public or not, once for each of them. */
  peopleNamed(words: readonly string[]): Promise<NamedPerson[]>
  /** The keys of stories that are under an embargo at a moment: next to none, since no such story is published. */
  held(now: Date): Promise<string[]>
  /** The public ones among records, by id, in no order: what readers may have of each, relations as ids. */
  publicRecords(args: { collection: PublicCollection; ids: readonly string[] }): Promise<PublicRecord[]>
  /** The public record at an address. */
  publicRecordAt(args: {
    collection: Exclude<PublicCollection, 'media'>
    slug: string
  }): Promise<PublicRecord | undefined>
  /** How many editions there are. */
  count(): Promise<number>
  /** Which shape the whole was last rebuilt in; undefined where it never was, or not to its end. */
  shape(): Promise<number | undefined>
  setShape(shape: number | undefined): Promise<void>
}

/** A record in Payload's own names, cut down to `publicFieldsOf`. */
export type PublicRecord = Readonly<Record<string, unknown>> & { readonly id: string }

export type EditionAddress = Pick<EditionRow, 'slug' | 'updatedAt' | 'embargoedUntil'>

/** The lists that a story has left for readers: where an embargo runs they never had it there, or have it no more. */
export function listsLeft({
  before,
  after,
  at,
}: {
  before: Listed | undefined
  after?: Listed
  at: Date
}): readonly List[] {
  const still = new Set(after && !isEmbargoed(after, at) ? after.lists : [])
  return before && !isEmbargoed(before, at) ? before.lists.filter((list) => !still.has(list)) : []
}

/** Where a story is listed, and until when readers must not see it there. */
export interface Listed {
  readonly lists: readonly List[]
  readonly embargoedUntil: string | null
}

const DATE_LENGTH = '2026-11-23T00:00:00.000Z'.length

/** What lists are sorted by: unique, the same for ever, and in the order of first publication. */
export function keyOf({ publishedAt, article }: { publishedAt: string; article: string }): string {
  return `${new Date(publishedAt).toISOString()}~${article}`
}

/** The story that a key is of. */
export const articleOf = (key: string): string => key.slice(DATE_LENGTH + 1)

/** The lists that a story stands in, where `above` is its topics with all above them. */
export function listsOf({
  placing,
  above,
}: {
  placing: Pick<Placing, 'authors' | 'contributors' | 'topics'>
  above: readonly string[]
}): List[] {
  const { authors, contributors, topics } = placing
  return [
    'all',
    ...[...new Set(topics)].map((id): List => `tag:${id}`),
    ...[...new Set(above)].map((id): List => `topic:${id}`),
    ...[...new Set(authors)].map((id): List => `author:${id}`),
    ...[...new Set(contributors)].map((id): List => `contributor:${id}`),
  ]
}

/** A record's id as a word that stands beside the words of a story, so that one index answers for both. */
export const markOf = (kind: 'author' | 'contributor' | 'topic', id: string): string =>
  `${kind[0]}${id.replaceAll('-', '')}`
