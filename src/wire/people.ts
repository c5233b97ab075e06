import { readLabel, type Label } from './label'
import { readName, type Read } from './names'
import { readPlace } from './place'
import { isKnownPlace } from './places'
import { singularRole } from './roles'
import { isMark, isWord, type Token } from './tokens'
import { isTeam } from './organisations'
import { isVerb, skipAgency, skipJoiner, STOPS } from './grammarWords'

export type Person = { readonly name: string; readonly role: string; readonly location: string }

export type People = {
  readonly people: readonly Person[]
  /** How many at the end have no place yet: a place that follows applies to them. */
  readonly unplaced: number
  readonly next: number
}

/**
 * The grammar of lists in all credits, up to a verb or the end of the sentence:
 *
 *     people = person { joiner person }            joiner = [","|";"] ["and"|"&"]
 *     person = [label] name [[","] (("in"|"at"|"from") place | "aboard" … )]
 *            | ["the"] place "newsroom"                 (no person)
 *
 * Everyone named since the last place shares the next one. A label in the plural applies to everyone up to the next label, one in the
 * singular to one person. Agencies in the list are skipped only if the caller allows them. Null if anything else is in between.
 */
export function readPeople(
  tokens: readonly Token[],
  from: number,
  { withAgencies = false } = {},
): People | null {
  const people: Person[] = []
  let unplaced = 0
  let label: Label | null = null
  let at = from

  for (;;) {
    const unnamed = skipUnnamed(tokens, at, withAgencies)
    if (unnamed > at) {
      label = null
      // "Shanghai and Beijing newsrooms": the first is no person.
      if (/s$/.test(tokens[unnamed - 1]?.text ?? '')) unplaced -= dropPlaces(people, unplaced)
      const joined = skipJoiner(tokens, unnamed)
      if (joined === unnamed || joined >= tokens.length) return { people, unplaced, next: joined }
      at = joined
      continue
    }
    const newLabel = readLabel(tokens, at)
    label = newLabel ?? label
    const name = readName(tokens, newLabel?.next ?? at)
    if (!name || mayBeField(tokens, name)) return null

    people.push({ name: name.text, role: label?.role ?? '', location: '' })
    if (!label?.isPlural) label = null
    unplaced++
    at = name.next

    const place = readPlaceOfPeople(tokens, at)
    if (place === 'unread') return null
    if (!place && unplaced === 1 && people.length > 1 && mayBeRegion(tokens, name, newLabel !== null))
      return null
    if (place) {
      placeLast(people, unplaced, place.text)
      unplaced = 0
      at = place.next
    }

    const joined = skipJoiner(tokens, at)
    if (joined === at) return { people, unplaced, next: at }
    if (isVerb(tokens[joined]))
      return isMark(tokens[at], ',') && joined === at + 1 ? { people, unplaced, next: joined } : null
    const others = skipOthers(tokens, joined)
    if (others > joined) return { people, unplaced, next: others }
    at = joined
  }
}

/** Skips `the Seoul newsroom`, `Reuters staff`; an agency where one may be in the list. */
function skipUnnamed(tokens: readonly Token[], from: number, withAgencies: boolean): number {
  const first = isWord(tokens[from], 'the') ? from + 1 : from
  for (let at = first; at < first + 5; at++) {
    const token = tokens[at]
    if (!token || token.isMark) break
    if (at > first && isTeam(token.text) && endsItem(tokens[at + 1])) return at + 1
    if (!/^\p{Lu}/u.test(token.text)) break
  }
  const agency = withAgencies ? skipAgency(tokens, from) : from
  const isAlone = agency >= tokens.length || skipJoiner(tokens, agency) > agency
  return isAlone ? agency : from
}

function dropPlaces(people: Person[], unplaced: number): number {
  let dropped = 0
  while (dropped < unplaced && people.at(-1)?.role === '' && isPlaceName(people.at(-1)?.name ?? '')) {
    people.pop()
    dropped++
  }
  return dropped
}

const isPlaceName = (name: string): boolean => !name.includes(' ') || isKnownPlace(name)

function endsItem(token: Token | undefined): boolean {
  return token === undefined || token.isMark || isWord(token, ...STOPS)
}

/** Skips `other AP staffers around the world` before the verb: it contains no name, so it produces no row. */
function skipOthers(tokens: readonly Token[], from: number): number {
  if (!isWord(tokens[from], 'other', 'others')) return from
  for (let at = from + 1; at <= from + 8; at++) {
    if (isVerb(tokens[at])) return at
    if (!tokens[at] || isMark(tokens[at], ',', ';')) break
  }
  return from
}

/**
 * Whether a name read first after a place may be a region missing from the lists: "in Irbil, Anyland, Ann Smith in Rome". AP uses no comma
 * before the last "and", so ", X, and" may just as well end a region as continue a list.
 */
function mayBeRegion(tokens: readonly Token[], name: Read, hasLabel: boolean): boolean {
  if (hasLabel || !isMark(tokens[name.next], ',')) return false
  return !name.text.includes(' ') || isWord(tokens[name.next + 1], 'and')
}

/** Whether a word may be the first half of a title that the lists lack: "Pets and Knitting Writer Lena Cho". */
function mayBeField(tokens: readonly Token[], { text, next }: Read): boolean {
  const isJoined = isWord(tokens[next], 'and') || isMark(tokens[next], '&')
  if (text.includes(' ') || !isJoined) return false
  const isTitled =
    singularRole(tokens[next + 1]?.text ?? '') === null && skipAgency(tokens, next + 1) === next + 1
  const label = isTitled ? readLabel(tokens, next + 1) : null
  return label !== null && !/['’]s?$/.test(label.role)
}

/** Sets `place` for the last `count` people. */
export function placeLast(people: Person[], count: number, place: string): void {
  for (let at = people.length - count; at < people.length; at++) {
    const person = people[at]
    if (person) people[at] = { ...person, location: place }
  }
}

function readPlaceOfPeople(tokens: readonly Token[], at: number): Read | 'unread' | null {
  const before = isMark(tokens[at], ',') ? at + 1 : at
  if (isWord(tokens[before], 'aboard', 'near', 'on', 'outside')) return readPlace(tokens, before) ?? 'unread'
  if (!isWord(tokens[before], 'in', 'at', 'from')) return null
  return readPlace(tokens, before + 1) ?? 'unread'
}
