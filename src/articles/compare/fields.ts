import { CORRECTION_LABELS, STAGE_LABELS } from '../../labels'
import { idOf, idsIn, rowsOf } from '../../relations'
import { bodyText, type NameOf } from './bodyText'

/** The display form of a story's field: a text, or a line for each of its rows. */
export interface Reading {
  /** Path of the field in the story's data. */
  readonly path: string
  readonly label: string
  readonly text: string | readonly string[]
  /** The stored value, if the text alone does not show everything that an editor can change. */
  readonly form?: string
  /** Maintained by the system: an editor's save does not change it. */
  readonly isKept: boolean
}

type Value = unknown
type Read = (value: Value, nameOf: NameOf) => string | readonly string[]

interface Row {
  readonly path: string
  readonly label: string
  readonly read: Read
  readonly isKept?: boolean
}

/** The fields of a story, in the order of display. */
const ROWS: readonly Row[] = [
  { path: '_status', label: 'Status', read: word({ draft: 'Draft', published: 'Published' }) },
  { path: 'stage', label: 'Stage', read: word(STAGE_LABELS) },
  { path: 'kicker', label: 'Kicker', read: text },
  { path: 'headline', label: 'Headline', read: text },
  { path: 'summary', label: 'Summary', read: text },
  { path: 'dateline.located', label: 'Dateline: place', read: text },
  { path: 'dateline.source', label: 'Dateline: agency', read: text },
  { path: 'dateline.text', label: 'Dateline', read: text },
  { path: 'picture', label: 'Picture', read: one('media') },
  { path: 'body', label: 'Body', read: (body, nameOf) => bodyText({ body, nameOf }) },
  { path: 'authors', label: 'Authors', read: credits('authors', 'author') },
  { path: 'contributors', label: 'Contributors', read: credits('contributors', 'contributor') },
  { path: 'creditLine', label: 'Credit line', read: text },
  { path: 'topics', label: 'Topics', read: many('topics') },
  { path: 'corrections', label: 'Corrections', read: corrections },
  { path: 'changeKind', label: 'Type of change', read: word({ minor: 'Minor', significant: 'Significant' }) },
  { path: 'noCorrectionNeeded', label: 'Nothing to correct', read: yesOrNo },
  { path: 'embargoedUntil', label: 'Embargo', read: date },
  { path: 'slug', label: 'Web address', read: text },
  { path: 'slugAliases', label: 'Earlier web addresses', read: rows((row) => text(row.slug)), isKept: true },
  { path: 'language', label: 'Language', read: text },
  { path: 'edNote', label: 'Note to editors', read: text },
  { path: 'search.title', label: 'Search engines: title', read: text },
  { path: 'search.description', label: 'Search engines: description', read: text },
  { path: 'share.picture', label: 'Social cards: picture', read: one('media') },
  { path: 'wire.agency', label: 'Origin: agency', read: text },
  { path: 'wire.sourceId', label: 'Origin: agency story ID', read: text },
  { path: 'wire.version', label: 'Origin: version', read: text },
  { path: 'wire.usageTerms', label: 'Origin: usage terms', read: text },
  { path: 'dismissedFindings', label: 'Dismissed warnings', read: rows((row) => text(row.key)) },
  { path: 'killed.at', label: 'Killed', read: date, isKept: true },
  { path: 'killed.reason', label: 'Reason for the kill', read: text, isKept: true },
  { path: 'publishedAt', label: 'First published', read: date, isKept: true },
  { path: 'deletedAt', label: 'In the trash since', read: date, isKept: true },
]

/** Fields that no comparison shows: counted, derived or displayed elsewhere. A test ensures that every other field is covered. */
export const NOT_COMPARED: readonly string[] = [
  'id',
  'createdAt',
  'updatedAt',
  'revisedAt',
  'wordCount',
  'searchText',
  'createdBy',
  'savedBy',
  'savedWithoutBase',
  'baseUpdatedAt',
  'killed.by',
  'handover.kind',
  'handover.note',
  'handover.byName',
  'handover.at',
  'wire.dispatch',
  'wire.storyKey',
  'wire.isEdited',
]

/** The paths that a comparison covers. */
export const COMPARED: readonly string[] = ROWS.map(({ path }) => path)

/**
 * Reads a story field by field, as displayed to an editor. A missing field counts as empty, unless the story is partial, such as data from
 * a request: then only the present fields are read. `nameOf` returns the name of a related record.
 */
export function readStory({
  story,
  isPartial = false,
  nameOf,
}: {
  story: object
  isPartial?: boolean
  nameOf: NameOf
}): Reading[] {
  return ROWS.flatMap(({ path, label, read, isKept = false }) => {
    if (isPartial && !hasPath(story, path)) return []
    const value = valueAt(story, path)
    const form = path === 'body' ? formOf(value) : undefined
    return [{ path, label, text: read(value, nameOf), form, isKept }]
  })
}

/** The value at a path of a story. */
export function valueAt(story: object, path: string): unknown {
  return path
    .split('.')
    .reduce<unknown>((value, name) => (value as Record<string, unknown> | null | undefined)?.[name], story)
}

function hasPath(story: object, path: string): boolean {
  const [first = '', second] = path.split('.')
  if (second === undefined) return first in story
  const group = (story as Record<string, unknown>)[first]
  return typeof group === 'object' && group !== null && second in group
}

function text(value: Value): string {
  return typeof value === 'string' ? value : ''
}

function word(words: Readonly<Record<string, string>>): (value: Value) => string {
  return (value) => words[text(value)] ?? text(value)
}

function yesOrNo(value: Value): string {
  return value === true ? 'Yes' : ''
}

function date(value: Value): string {
  const time = value instanceof Date ? value.getTime() : Date.parse(text(value))
  return Number.isNaN(time)
    ? text(value)
    : `${new Date(time).toISOString().slice(0, 16).replace('T', ' ')} UTC`
}

function one(collection: string): Read {
  return (value, nameOf) => {
    const id = idOf(value) ?? ''
    return id === '' ? '' : nameOf(collection, id)
  }
}

function many(collection: string): Read {
  return (value, nameOf) =>
    rowsOf(value)
      .flatMap(idsIn)
      .map((id) => nameOf(collection, id))
}

function rows(read: (row: Record<string, unknown>) => string): Read {
  return (value) => rowsOf(value).map((row) => read((row ?? {}) as Record<string, unknown>))
}

/** “Associated Press writer Barry Hutton in Lisbon, Portugal”, and the person's own name if different. */
function credits(collection: string, field: string): Read {
  return (value, nameOf) =>
    rowsOf(value).map((each) => {
      const row = (each ?? {}) as Record<string, unknown>
      const id = idOf(row[field]) ?? ''
      const name = id === '' ? '' : nameOf(collection, id)
      const printed = text(row.creditedAs)
      const shown = printed === '' || printed === name ? name : name ? `${printed} (${name})` : printed
      const place = text(row.location)
      return [text(row.role), shown, place && `in ${place}`].filter(Boolean).join(' ')
    })
}

const correctionKind = word(CORRECTION_LABELS)

function corrections(value: Value): string[] {
  return rowsOf(value).map((each) => {
    const row = (each ?? {}) as Record<string, unknown>
    return [correctionKind(row.kind), date(row.at), text(row.text)].filter(Boolean).join(' · ')
  })
}

/** Formatting such as bold and italics, which the text does not show. Ids of rows and nodes are ignored. */
function formOf(value: Value): string {
  return JSON.stringify(value ?? null, (name, each: unknown) =>
    name === 'id' || name === 'version' || name === 'value' ? undefined : each,
  )
}
