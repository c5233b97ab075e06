import { NO_PERSONS } from './lists'

/** Whether a name is a known place, people, agency or firm: a possible speaker that is not a person. */
export function isKnownNoPerson(name: string): boolean {
  return NO_PERSONS.has(name) || known().has(name) || isPeople(name)
}

let words: ReadonlySet<string> | undefined

/** Countries, and the cities that time zones are named after, from the platform's own tables. */
function known(): ReadonlySet<string> {
  words ??= new Set([...countries(), ...cities()])
  return words
}

function countries(): string[] {
  const names = new Intl.DisplayNames(['en'], { type: 'region', fallback: 'none' })
  const letters = [...'ABCDEFGHIJKLMNOPQRSTUVWXYZ']
  return letters.flatMap((one) =>
    letters.flatMap((other) => (names.of(one + other) ?? '').split(/[\s&(),’-]+/u).filter(isLongEnough)),
  )
}

function cities(): string[] {
  return Intl.supportedValuesOf('timeZone').flatMap((zone) =>
    (zone.split('/').at(-1) ?? '').split('_').filter(isLongEnough),
  )
}

function isLongEnough(word: string): boolean {
  return word.length > 3 && /^\p{Lu}/u.test(word)
}

/** Russians, Iranians, Texans: also in the singular. */
function isPeople(name: string): boolean {
  const stem = /^(.{3,}?)(?:ians?|ans?|ese|is?|ish|ns?)$/u.exec(name)?.[1]
  return stem !== undefined && [stem, `${stem}a`, `${stem}ia`, `${stem}y`].some((place) => known().has(place))
}
