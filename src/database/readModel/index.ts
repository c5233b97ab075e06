import type { PayloadRequest } from 'payload'

import type { PublicCollection } from '../../publicSchema/collections'

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

export type Transaction = Pick<PayloadRequest, 'transactionID'>

/** A list of published stories: all of them, those of a topic and all below it, of an author, of a contributor. */
export type List = 'all' | `${'topic' | 'tag' | 'author' | 'contributor'}:${string}`

/** What an engine does for the read model: writes and walks of its own rows. {@link createReadModel} is made of these. */
export interface ReadModelRows {
  /** Adds a story's row and its words; there is none of it. */
  insert(args: { req: Transaction; edition: EditionRow; placing: Placing }): Promise<void>
  /** Deletes a story's row and its words. Gives what was known of it; undefined where there was none. */
  take(args: { req: Transaction; article: string }): Promise<TakenRow | undefined>
  addToLists(args: { req: Transaction; lists: readonly List[]; key: string }): Promise<void>
  takeFromLists(args: { req: Transaction; lists: readonly List[]; key: string }): Promise<void>
  /** Makes `list` the union of `parts`. Returns whether a story has left it. */
  replaceList(args: { req: Transaction; list: List; parts: readonly List[] }): Promise<boolean>
  /** Notes that stories have left lists. */
  addDepartures(args: { req: Transaction; lists: readonly List[]; at: Date }): Promise<void>
  /** The last departure of every list, and of `''` (see {@link ReadModelRows.lastDeparture}), by list. */
  lastDepartures(): Promise<Departure[]>
  /** Forgets every departure and notes these instead. */
  replaceDepartures(args: { req: Transaction; departures: readonly Departure[] }): Promise<void>
  /** The moment (ISO 8601) of a list's last departure; of `''`, the moment since which departures are noted. */
  lastDeparture(list: List | ''): Promise<string | undefined>
  /** Which topic stands under which: of each of these that has a parent, the parent. */
  topicParents(args: { req: Transaction; ids: readonly string[] }): Promise<string[]>
  topicChildren(args: { req: Transaction; ids: readonly string[] }): Promise<string[]>
  /** Keys of a list between two, `from` on and below `below`, the newest or the oldest first. */
  walk(args: {
    list: List
    from: string
    below: string
    limit: number
    isOldestFirst?: boolean
  }): Promise<string[]>
  /** Those of the keys that stand in the list. */
  among(args: { list: List; keys: readonly string[] }): Promise<string[]>
  bySlug(slug: string): Promise<EditionRow | undefined>
  /** In no order. */
  byArticles(args: { ids: readonly string[]; hasBody: boolean }): Promise<EditionRow[]>
  /** Slugs and last changes of a stretch of all stories, the oldest first. */
  addresses(args: { from: string; below: string; limit: number }): Promise<EditionAddress[]>
  /**
   * Until the transaction ends, no other writes an edition: before the lists of topics are written by the tree as it was read. Where another
   * does write one, that transaction or this one loses the race and is tried again.
   */
  holdAll(args: { req: Transaction }): Promise<void>
  /** The same of the editions of some articles, before they are written by the articles as they were read. */
  holdArticles(args: { req: Transaction; ids: readonly string[] }): Promise<void>
  /** Before a story's row is written: loses the race against one that holds all, and against no other. */
  holdOne(args: { req: Transaction }): Promise<void>
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

/** That a story has left a list at a moment (ISO 8601). */
export interface Departure {
  readonly list: string
  readonly at: string
}

/** What is known of a story's row that was deleted. */
export interface TakenRow {
  readonly key: string
  readonly placing: Omit<Placing, 'words'>
  readonly embargoedUntil: string | null
}

/**
 * The published stories, each once, ready to be read, and the lists they stand in. What is written is part of the
 * transaction that `req` is in. Every read walks an index over the rows that it gives, and no others.
 */
export type ReadModel = Pick<
  ReadModelRows,
  | 'addresses'
  | 'among'
  | 'byArticles'
  | 'bySlug'
  | 'count'
  | 'held'
  | 'holdArticles'
  | 'lastDepartures'
  | 'peopleNamed'
  | 'publicRecordAt'
  | 'publicRecords'
  | 'putName'
  | 'replaceDepartures'
  | 'search'
  | 'setShape'
  | 'shape'
> & {
  /** Writes a story's edition, and takes away the one it had. */
  put(args: { req: Transaction; edition: EditionRow; placing: Placing; at: Date }): Promise<void>
  remove(args: { req: Transaction; article: string; at: Date }): Promise<void>
  /** Lists the stories of topics again, after the tree above or below them has changed. */
  relist(args: { req: Transaction; topics: readonly string[]; at: Date }): Promise<void>
  /** Topics and all that stand above them, by id. */
  topicsUp(args: { req: Transaction; ids: readonly string[] }): Promise<string[]>
  /** A topic and all that stand below it, by id. */
  topicsDown(args: { req?: Transaction; id: string }): Promise<string[]>
  /** Keys of a list, the newest first. */
  keys(args: { list: List } & Range): Promise<string[]>
  /** The oldest key of a list from one on. */
  nextKey(args: { list: List; from: string }): Promise<string | undefined>
  /** When a story last left the list, where one has, and when the newsroom began to note that (ISO 8601). */
  leftAt(list: List): Promise<{ readonly left?: string; readonly begun: string }>
}

/** A record in Payload's own names, cut down to `publicFieldsOf`. */
export type PublicRecord = Readonly<Record<string, unknown>> & { readonly id: string }

export type EditionAddress = Pick<EditionRow, 'slug' | 'updatedAt' | 'embargoedUntil'>

const DATE_LENGTH = '2026-11-23T00:00:00.000Z'.length

/** What lists are sorted by: unique, the same for ever, and in the order of first publication. */
export function keyOf({ publishedAt, article }: { publishedAt: string; article: string }): string {
  return `${new Date(publishedAt).toISOString()}~${article}`
}

/** The story that a key is of. */
export const articleOf = (key: string): string => key.slice(DATE_LENGTH + 1)

/** A record's id as a word that stands beside the words of a story, so that one index answers for both. */
export const markOf = (kind: 'author' | 'contributor' | 'topic', id: string): string =>
  `${kind[0]}${id.replaceAll('-', '')}`
