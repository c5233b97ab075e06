import { SAYING } from './lists'
import { isLone, type Mention } from './mentions'
import { isKnownNoPerson } from './places'
import { isSpeaker } from './speakers'

export interface Person {
  readonly full: string
  readonly first: string
  readonly surname: string
  readonly words: number
  readonly order: number
}

export interface Introductions {
  /** Whether this mention or an earlier one introduces the name. */
  isKnownAt(name: string, order: number): boolean
  isEverKnown(name: string): boolean
  /** The full name with this surname after a mention, if there is one. */
  fullAfter(name: string, order: number): string | undefined
  isPerson(mention: Mention): boolean
  /** Full names that are certainly people, in order. */
  readonly people: readonly Person[]
}

/** More than any story has; each lone name is compared with all of them. */
const MOST_PEOPLE = 300

/** The people that a text introduces, and where. */
export function introductionsOf({
  mentions,
  paragraphs,
}: {
  mentions: readonly Mention[]
  paragraphs: readonly string[]
}): Introductions {
  const known = new Map<string, number>()
  const speakers = new Set(
    mentions
      .filter((mention) => isLone(mention) && isSpeaker(mention, paragraphs))
      .map(({ names }) => fold(names[0])),
  )
  mentions.forEach((mention, order) => {
    if (!introduces(mention, paragraphs)) return
    for (const name of partsOf(mention)) if (!known.has(name)) known.set(name, order)
  })
  const isPerson = (mention: Mention) => looksLikePerson({ mention, speakers, paragraphs })
  const people = mentions
    .flatMap((mention, order) =>
      mention.names.length >= 2 && isPerson(mention) ? [toPerson({ mention, order, paragraphs })] : [],
    )
    .slice(0, MOST_PEOPLE)
  return {
    isKnownAt: (name, order) => (known.get(fold(name)) ?? Infinity) <= order,
    isEverKnown: (name) => known.has(fold(name)),
    fullAfter: (name, order) =>
      people.find((person) => person.order > order && fold(person.surname) === fold(name))?.full,
    isPerson,
    people,
  }
}

/**
 * Whether a mention introduces a person: by a full name, a title, a relationship (“her son Jack”) or an age (“Dewi, 34,”). A description
 * does not (“Stein, a scientist”), unless the text explains that there is only one name.
 */
function introduces(mention: Mention, paragraphs: readonly string[]): boolean {
  if (!isLone(mention) || hasInitials(mention)) return true
  if (mention.title === 'title' || mention.title === 'kin' || mention.title === 'firm') return true
  const rest = (paragraphs[mention.paragraph] ?? '').slice(mention.end, mention.end + 400)
  if (/^, \d{1,3}\b|^ \(/u.test(rest) || /^, (?:whose|her|his|their)\b/u.test(rest)) return true
  if (!/^, (?:an?|the|who)\b/u.test(rest)) return false
  const near = [rest, paragraphs[mention.paragraph + 1] ?? ''].join(' ')
  return /\b(?:one name|single name|first name|last name|surname|family name|full name|real name|nickname|mononym|anonym\p{L}+|goes by|known (?:simply|only|just) as)\b/u.test(
    near,
  )
}

/** D.J. Albright: initials count as a first name. */
function hasInitials({ words }: Mention): boolean {
  return /^(?:\p{Lu}\.)+$|^\p{Lu}{1,2}$/u.test(words[0]?.text ?? '') && words.length > 1
}

/** The words of a name, and the parts of hyphenated ones: Ocasio-Cortez, al-Sudani. */
function partsOf({ names }: Mention): string[] {
  return names.flatMap((name) => [fold(name), ...name.split(/[-‐‑’']/u).map(fold)])
}

/** The form in which names are compared: lower case, without a leading article. */
function fold(name = ''): string {
  return name.toLowerCase().replace(/^(?:al|el|as|ad|ash|at|an|ar|az)[-‐‑]/u, '')
}

function looksLikePerson({
  mention,
  speakers,
  paragraphs,
}: {
  mention: Mention
  speakers: ReadonlySet<string>
  paragraphs: readonly string[]
}): boolean {
  const last = mention.names.at(-1)
  if (mention.names.length > 4 || mention.names.some(isNoPartOfPerson)) return false
  if ((mention.title !== 'none' && mention.title !== 'firm') || speakers.has(fold(last))) return true
  const rest = (paragraphs[mention.paragraph] ?? '').slice(mention.end, mention.end + 30)
  if (/^, (?:\d{1,3}\b|an? \p{Ll}|who\b|whose\b|the \p{Ll}+ )/u.test(rest)) return true
  return SAYING.has(mention.after[0]?.text ?? '') && /^ /u.test(rest)
}

function isNoPartOfPerson(name: string): boolean {
  return (
    /^\p{Lu}{2,}$/u.test(name) ||
    /^(?:Ministry|Department|University|Council|Court|Party|Group|Bank|Union|Street|County|City|Club|Inc|Corp|Co|Ltd|Foundation|Institute|Committee|Commission|Agency|Association|Hospital|School|College|Company|Church|War|North|South|East|West|New|National|International|United|World|Associated|Press|Times|Post|Journal|News|League|Cup|Team|Service|Office|Police|Army|Navy|Force|Guard|Airport|Island|River|Lake|Park|Road|Avenue|Square|Centre|Center|House|Street)$/u.test(
      name,
    )
  )
}

function toPerson({
  mention,
  order,
  paragraphs,
}: {
  mention: Mention
  order: number
  paragraphs: readonly string[]
}): Person {
  const { names, paragraph, start, end } = mention
  // A place before the name (“Donetsk Gov. …”) is not part of it.
  const kept = names.filter((name, at) => at >= names.length - 2 || !isKnownNoPerson(name))
  return {
    full: (paragraphs[paragraph] ?? '').slice(start, end).replace(/\s+/gu, ' '),
    first: kept[0] ?? '',
    surname: kept.at(-1) ?? '',
    words: kept.length,
    order,
  }
}
