import type { PayloadRequest } from 'payload'

import type { PublicCollection } from '../../public/schema/collections'

/** A story in the read model, as served to readers. */
export interface ProjectionRow {
  /** The story's id. */
  readonly article: string
  readonly slug: string
  /** First publication and the story's id: the sort key of lists. See {@link keyOf}. */
  readonly key: string
  /** Last significant change, ISO 8601. */
  readonly updatedAt: string
  readonly embargoedUntil: string | null
  /** The public fields of the story except its text, as JSON. */
  readonly card: string
  /** The text, as JSON. Null if not requested or empty. */
  readonly body: string | null
}

/** The lists and search words of a story. */
export interface IndexEntries {
  /** Its own topics, by id. */
  readonly topics: readonly string[]
  readonly authors: readonly string[]
  readonly contributors: readonly string[]
  /** Words (`words/tokens`), separated by spaces. */
  readonly words: { readonly headline: string; readonly lead: string; readonly body: string }
}

/** Part of a list, newest first: keys below one and from another on. */
export interface Range {
  readonly below?: string
  readonly from?: string
  readonly limit: number
}

/** A word of a search: a story must contain one of its forms, or be by one of these people, whose name contains the word (`markOf`). */
export interface AskedWord {
  readonly forms: readonly string[]
  readonly people: readonly string[]
}

/** A person whose name contains a word. */
export interface NamedPerson {
  readonly word: string
  readonly collection: 'authors' | 'contributors'
  readonly id: string
}

/** Words that a story must contain, and lists that it must be in. */
export interface WordQuery {
  readonly words: readonly AskedWord[]
  /** Where each word must be found; `anywhere` excludes results of `lead`, and `lead` those of `headline`. */
  readonly within: Within
  /** At least one of these topics, by id. */
  readonly topics?: readonly string[]
  readonly author?: string
  readonly contributor?: string
}

export type Within = 'headline' | 'lead' | 'anywhere'

export type Transaction = Pick<PayloadRequest, 'transactionID'>

/** A list of published stories: all of them, those of a topic and its descendants, of an author, of a contributor. */
export type List = 'all' | `${'topic' | 'tag' | 'author' | 'contributor'}:${string}`

/** An engine's primitives for the read model. {@link createReadModel} builds on them. */
export interface ReadModelRows {
  /** Inserts a story's row and its words; the story must not have one. */
  insert(args: { req: Transaction; edition: ProjectionRow; placing: IndexEntries }): Promise<void>
  /** Deletes a story's row and its words. Returns what was stored; undefined if there was none. */
  take(args: { req: Transaction; article: string }): Promise<TakenRow | undefined>
  addToLists(args: { req: Transaction; lists: readonly List[]; key: string }): Promise<void>
  takeFromLists(args: { req: Transaction; lists: readonly List[]; key: string }): Promise<void>
  /** Makes `list` the union of `parts`. Returns whether a story has left it. */
  replaceList(args: { req: Transaction; list: List; parts: readonly List[] }): Promise<boolean>
  /** Records that stories have left lists. */
  addDepartures(args: { req: Transaction; lists: readonly List[]; at: Date }): Promise<void>
  /** The last departure of every list, and of `''` (see {@link ReadModelRows.lastDeparture}), by list. */
  lastDepartures(): Promise<Departure[]>
  /** Replaces all departures with these. */
  replaceDepartures(args: { req: Transaction; departures: readonly Departure[] }): Promise<void>
  /** The time (ISO 8601) of a list's last departure; for `''`, the time since which departures are recorded. */
  lastDeparture(list: List | ''): Promise<string | undefined>
  /** The parents of these topics, for each that has one. */
  topicParents(args: { req: Transaction; ids: readonly string[] }): Promise<string[]>
  topicChildren(args: { req: Transaction; ids: readonly string[] }): Promise<string[]>
  /** Keys of a list from `from` and below `below`, newest or oldest first. */
  walk(args: {
    list: List
    from: string
    below: string
    limit: number
    isOldestFirst?: boolean
  }): Promise<string[]>
  /** The given keys that are in the list. */
  among(args: { list: List; keys: readonly string[] }): Promise<string[]>
  bySlug(slug: string): Promise<ProjectionRow | undefined>
  /** Unordered. */
  byArticles(args: { ids: readonly string[]; hasBody: boolean }): Promise<ProjectionRow[]>
  /** Slugs and last changes of a range of all stories, oldest first. */
  addresses(args: { from: string; below: string; limit: number }): Promise<EditionAddress[]>
  /**
   * Prevents other writes of editions until the transaction ends; call before writing the lists of topics from the tree as read. If another
   * transaction does write one, it or this one loses the race and is retried.
   */
  holdAll(args: { req: Transaction }): Promise<void>
  /** The same for the editions of some articles, before they are written from the articles as read. */
  holdArticles(args: { req: Transaction; ids: readonly string[] }): Promise<void>
  /** Call before writing a story's row: conflicts with `holdAll` of another transaction, and with nothing else. */
  holdOne(args: { req: Transaction }): Promise<void>
  /** Keys of matching stories, newest first. */
  search(args: WordQuery & Range): Promise<string[]>
  /** Stores the words of a person's name; an empty list for a deleted person. */
  putName(args: {
    req: Transaction
    collection: NamedPerson['collection']
    id: string
    words: readonly string[]
  }): Promise<void>
  /** People whose names contain these words, public or not, one entry for each word. */
  peopleNamed(words: readonly string[]): Promise<NamedPerson[]>
  /** The keys of stories under an embargo at a time: usually almost none, since such a story cannot be published. */
  held(now: Date): Promise<string[]>
  /** The public records with these ids, unordered: their public fields, with relationships as ids. */
  publicRecords(args: { collection: PublicCollection; ids: readonly string[] }): Promise<PublicRecord[]>
  /** The public record with a slug. */
  publicRecordAt(args: {
    collection: Exclude<PublicCollection, 'media'>
    slug: string
  }): Promise<PublicRecord | undefined>
  /** Number of editions. */
  count(): Promise<number>
  /** The shape version of the last complete rebuild; undefined if there was none. */
  shape(): Promise<number | undefined>
  setShape(shape: number | undefined): Promise<void>
}

/** A story's departure from a list at a time (ISO 8601). */
export interface Departure {
  readonly list: string
  readonly at: string
}

/** Data of a story's deleted row. */
export interface TakenRow {
  readonly key: string
  readonly placing: Omit<IndexEntries, 'words'>
  readonly embargoedUntil: string | null
}

/**
 * Published stories, each once, ready to serve, and the lists they are in. Writes are part of the transaction of `req`. Every read uses an
 * index and scans only the rows it returns.
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
  /** Writes a story's edition and replaces the previous one. */
  put(args: { req: Transaction; edition: ProjectionRow; placing: IndexEntries; at: Date }): Promise<void>
  remove(args: { req: Transaction; article: string; at: Date }): Promise<void>
  /** Updates the lists of topics after the tree above or below them has changed. */
  relist(args: { req: Transaction; topics: readonly string[]; at: Date }): Promise<void>
  /** Topics and all their ancestors, by id. */
  topicsUp(args: { req: Transaction; ids: readonly string[] }): Promise<string[]>
  /** A topic and all its descendants, by id. */
  topicsDown(args: { req?: Transaction; id: string }): Promise<string[]>
  /** Keys of a list, newest first. */
  keys(args: { list: List } & Range): Promise<string[]>
  /** The oldest key of a list from a given one on. */
  nextKey(args: { list: List; from: string }): Promise<string | undefined>
  /** When a story last left the list, if one has, and since when departures are recorded (ISO 8601). */
  leftAt(list: List): Promise<{ readonly left?: string; readonly begun: string }>
}

/** A record with Payload's field names, reduced to `publicFieldsOf`. */
export type PublicRecord = Readonly<Record<string, unknown>> & { readonly id: string }

export type EditionAddress = Pick<ProjectionRow, 'slug' | 'updatedAt' | 'embargoedUntil'>

const DATE_LENGTH = '2026-11-23T00:00:00.000Z'.length

/** The sort key of lists: unique, permanent, and in the order of first publication. */
export function keyOf({ publishedAt, article }: { publishedAt: string; article: string }): string {
  return `${new Date(publishedAt).toISOString()}~${article}`
}

/** The story id in a key. */
export const articleOf = (key: string): string => key.slice(DATE_LENGTH + 1)

/** A record's id as a search word, so that one index serves words and relationships. */
export const markOf = (kind: 'author' | 'contributor' | 'topic', id: string): string =>
  `${kind[0]}${id.replaceAll('-', '')}`
