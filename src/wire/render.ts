import { pluralRole } from './roles'
import { readSentences } from './sentence'
import type { ContributedCredit, CreditRows, ReportedCredit, WireCredits } from './story'

/**
 * Rows → sentences as AP would print them:
 * "Kopp reported from Washington. Associated Press writer Barry Hutton in Lisbon, Portugal, contributed to this report."
 *
 * Copy prints the same rows in more than one way. If `isReproducible` is true, rendering the parsed rows yields the identical sentence;
 * otherwise the verbatim text is shown: see `creditLine`.
 */
export function renderCredits({ reported, contributed }: CreditRows): string {
  return [...renderReported(reported), ...renderContributed(contributed)].join(' ')
}

/** The credit line shown below a story: the text as printed, or, without one, the rows as sentences. */
export function creditLine({ text, reported, contributed }: WireCredits): string {
  return text.trim() === '' ? renderCredits({ reported, contributed }) : text
}

/** Whether sentence → rows → sentence is lossless, so that the text need not be stored with the rows. */
export function isReproducible(text: string): boolean {
  const rows = readSentences(text).map((sentence) => sentence.rows)
  const reported = rows.flatMap((row) => row?.reported ?? [])
  const contributed = rows.flatMap((row) => row?.contributed ?? [])
  return renderCredits({ reported, contributed }) === text
}

/** "Rugaber and Megerian reported from Washington. AP writers Sweet and Bussewitz reported from New York." */
function renderReported(rows: readonly ReportedCredit[]): readonly string[] {
  return runs(rows, canShareReport).map((sentence) => {
    const names = runs(sentence, (row, before) => row.role === before.role)
      .map(withLabel)
      .join(' and ')
    const location = sentence[0]?.location ?? ''
    return closed(location === '' ? `Reported by ${names}` : `${names} reported from ${location}`)
  })
}

/** Not if a label in the plural would apply to those without one after it. */
function canShareReport(row: ReportedCredit, before: ReportedCredit): boolean {
  return row.location === before.location && !(row.role === '' && before.role !== '')
}

/** One role, once and in the plural if its plural is known: "AP writers A and B". */
function withLabel(rows: readonly { role: string; name: string }[]): string {
  const role = rows[0]?.role ?? ''
  const plural = rows.length > 1 ? pluralRole(role) : null
  if (plural !== null) return `${plural} ${joinWithAnd(rows.map(({ name }) => name))}`
  return joinWithAnd(rows.map(({ name }) => (role === '' ? name : `${role} ${name}`)))
}

/** "Associated Press writers A and B in Rome and AP videojournalist C in Paris contributed to this report." */
function renderContributed(rows: readonly ContributedCredit[]): readonly string[] {
  const groups = runs(rows, canShareLabel).flatMap(toGroups)
  return runs(groups, canShareSentence).map((sentence) => {
    const comma = sentence.at(-1)?.location.includes(',') ? ',' : ''
    return `${joinGroups(sentence)}${comma} contributed to this report.`
  })
}

/** People who share a place, with the label before them. */
type Group = {
  readonly text: string
  readonly role: string
  readonly location: string
  readonly isPlural: boolean
}

/** One run with the same role: the label once, in the plural; each place once. */
function toGroups(rows: readonly ContributedCredit[]): readonly Group[] {
  const role = rows[0]?.role ?? ''
  const plural = rows.length > 1 ? pluralRole(role) : null
  const isLabelledEach = role !== '' && plural === null

  return runs(rows, (row, before) => row.location === before.location).map((group, at) => {
    const label = plural !== null && at === 0 ? `${plural} ` : ''
    const names = joinWithAnd(group.map(({ name }) => (isLabelledEach ? `${role} ${name}` : name)))
    const location = group[0]?.location ?? ''
    return {
      text: `${label}${names}${location && ` ${withPreposition(location)}`}`,
      role,
      location,
      isPlural: plural !== null,
    }
  })
}

/** "in Rome", but "aboard Air Force One". */
function withPreposition(location: string): string {
  return /^(?:aboard|near|on|outside) /.test(location) ? location : `in ${location}`
}

function canShareLabel(row: ContributedCredit, before: ContributedCredit): boolean {
  return row.role === before.role && !takesPlace(row, before)
}

/** False if a place would apply to everyone named since the last one, or a label in the plural to everyone after it. */
function canShareSentence(group: Group, before: Group): boolean {
  const takesLabel = before.isPlural && group.role === ''
  return !takesLabel && !takesPlace(group, before)
}

function takesPlace(next: { location: string }, before: { location: string }): boolean {
  return before.location === '' && next.location !== ''
}

/** A place with a comma in it is followed by one: "in Lisbon, Portugal, and …". */
function joinGroups(groups: readonly Group[]): string {
  return groups.reduce((text, group, at) => {
    if (at === 0) return group.text
    const isLast = at === groups.length - 1
    const comma = !isLast || groups[at - 1]?.location.includes(',') ? ',' : ''
    return `${text}${comma}${isLast ? ' and' : ''} ${group.text}`
  }, '')
}

function joinWithAnd(names: readonly string[]): string {
  return names.length < 2 ? names.join('') : `${names.slice(0, -1).join(', ')} and ${names.at(-1)}`
}

/** Splits items into runs of neighbours that belong together, in order. */
function runs<T>(items: readonly T[], belongs: (item: T, before: T) => boolean): readonly (readonly T[])[] {
  const found: T[][] = []
  for (const item of items) {
    const run = found.at(-1)
    const before = run?.at(-1)
    if (run && before !== undefined && belongs(item, before)) run.push(item)
    else found.push([item])
  }
  return found
}

/** "St. Paul, Minn." already has its full stop. */
function closed(sentence: string): string {
  return sentence.endsWith('.') ? sentence : `${sentence}.`
}
