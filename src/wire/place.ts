import type { Read } from './names'
import { isKnownPlace, isRegion, isStateAbbreviation } from './places'
import { isMark, isWord, textOf, type Token } from './tokens'
import { isVerb, skipJoiner, STOPS } from './grammarWords'

/**
 * `Des Moines, Iowa`, `the West Bank`, `London and Paris`. After a comma only a known region belongs to the place, or words that can only
 * be a region (before a comma and the verb, or before a semicolon). Null if the words are not a place.
 */
export function readPlace(tokens: readonly Token[], from: number): Read | null {
  const city = readPlaceWords(tokens, from)
  if (!city) return null

  let next = city.next
  for (;;) {
    const extended = extendPlace(tokens, next)
    if (extended === next) return { text: textOf(tokens, from, next), next }
    next = extended
  }
}

/** The rest of the sentence if it consists only of places: `from Georgia, Atlanta and Savannah.` */
export function readPlacesToEnd(tokens: readonly Token[], from: number): Read | null {
  let at = from
  for (;;) {
    const place = readPlaceWords(tokens, at)
    if (!place) return null
    if (place.next >= tokens.length) return { text: textOf(tokens, from, tokens.length), next: tokens.length }
    const joined = skipJoiner(tokens, place.next)
    if (joined === place.next || isMark(tokens[place.next], ';', '&')) return null
    at = joined
  }
}

// Lower-case words that occur inside a place: "eastern Ukraine", "the occupied West Bank", "Frankfurt am Main".
const PLACE_WORDS = new Set(
  `the of de la las los del della di da do dos du el al am an den der en le les sur sous upon on near aboard outside inside
   along off board northern southern eastern western central northeastern northwestern southeastern southwestern north south
   east west occupied rural suburban downtown nearby region province border county coast area district camp city state
   plane ship base island islands`.split(/\s+/),
)
const MOST_PLACE_WORDS = 8

function readPlaceWords(tokens: readonly Token[], from: number): Read | null {
  let next = from
  let hasCapital = false
  while (next - from <= MOST_PLACE_WORDS && isPlaceWord(tokens[next])) {
    hasCapital ||=
      /^[("“‘]?[\p{Lu}\p{Lt}\p{Lo}]/u.test(tokens[next]?.text ?? '') ||
      /-\p{Lu}/u.test(tokens[next]?.text ?? '')
    next++
    // "Washington, D.C. W.J. Henn": the next word starts another sentence.
    if (isStateAbbreviation(tokens[next - 1]?.text ?? '')) break
  }
  if (!hasCapital || next - from > MOST_PLACE_WORDS) return null
  return { text: textOf(tokens, from, next), next }
}

function isPlaceWord(token: Token | undefined): boolean {
  if (!token || token.isMark || isWord(token, ...STOPS)) return false
  if (PLACE_WORDS.has(token.text)) return true
  return /^[("“‘]?(?:\p{Ll}{1,4}[-'’])?[\p{Lu}\p{Lt}\p{Lo}'’‘ʻ][\p{L}\p{M}'’‘ʻ`.\-‐‑–()/"”]*$/u.test(
    token.text,
  )
}

function extendPlace(tokens: readonly Token[], at: number): number {
  if (isMark(tokens[at], ',')) return extendWithRegion(tokens, at)
  if (isWord(tokens[at], 'and')) return extendWithPlace(tokens, at)
  return at
}

function extendWithRegion(tokens: readonly Token[], comma: number): number {
  const piece = readCountry(tokens, comma + 1)
  if (!piece) return comma
  const after = tokens[piece.next]
  // "…reported from Paris, Jordan from Rome": a surname that is also a country.
  if (isWord(after, 'in', 'at', 'from', 'reported')) return comma
  if (isKnownPlace(piece.text)) return piece.next

  const isBeforeVerb = isMark(after, ',') && isVerb(tokens[piece.next + 1])
  const isOneWordBeforeSemicolon = isMark(after, ';') && piece.next === comma + 2
  return isBeforeVerb || isOneWordBeforeSemicolon ? piece.next : comma
}

/** Some countries have an "and" in their name. */
function readCountry(tokens: readonly Token[], from: number): Read | null {
  const first = readPlaceWords(tokens, from)
  if (!first || !isWord(tokens[first.next], 'and')) return first
  const second = readPlaceWords(tokens, first.next + 1)
  const both = second ? textOf(tokens, from, second.next) : ''
  return second && isRegion(both) ? { text: both, next: second.next } : first
}

function extendWithPlace(tokens: readonly Token[], and: number): number {
  const piece = readPlaceWords(tokens, and + 1)
  if (!piece || !isKnownPlace(piece.text)) return and
  return isWord(tokens[piece.next], 'in', 'at', 'from', 'reported') ? and : piece.next
}
