import { isAgency } from './agencies'
import { isNoPerson } from './organisations'
import { isStateAbbreviation } from './places'
import { isMark, textOf, type Token } from './tokens'

export type Read = { readonly text: string; readonly next: number }

/**
 * A person's name from `at`: capitalised words, initials, particles inside ("Sarah El Deeb", "Ludo van der Berg"), a particle before a
 * surname ("de Vries"), a suffix ("Jr."). Null if the words are not a person's name.
 */
export function readName(tokens: readonly Token[], at: number): Read | null {
  let next = at
  while (next - at <= MOST_WORDS && isPartOfName(tokens, next, at)) {
    next++
    if (SUFFIXES.has(tokens[next - 1]?.text ?? '')) break
  }

  const words = next - at
  if (words === 0 || words > MOST_WORDS) return null
  if (NO_NAME.has(tokens[at]?.text.toLowerCase() ?? '')) return null

  next = skipSuffix(tokens, next)
  const text = textOf(tokens, at, next)
  return isAgency(text) || isNoPerson(text) ? null : { text, next }
}

/** Converts a name in capitals, as printed in bylines, to the usual spelling: `McDONALD` → McDonald, `DE LA CRUZ` → De La Cruz. */
export function foldCapitals(name: string): string {
  const words = name.split(' ')
  const isAllCapitals = words.every((word) => word === word.toUpperCase())
  return words.map((word) => foldWord(word, isAllCapitals)).join(' ')
}

const MOST_WORDS = 6

const PARTICLES = new Set(
  'af al bin bint da das de del della den der di do dos du e el ibn la las le los ten ter van von y zu zur'.split(
    ' ',
  ),
)

const SUFFIXES = new Set(['Jr', 'Jr.', 'Sr', 'Sr.', 'II', 'III', 'IV', 'JR', 'JR.', 'SR', 'SR.'])

// Capitalised at the start of a sentence, but never a name.
const NO_NAME = new Set(
  `additional ahead all also an and another as at authorities both but by casualties compiled contributing deaths editing
   edited for from he her his however in it its journalists local many media most new news no officials on one other others
   our people photo photos police reported reporters reporting residents several she some staff state that the their there
   these they this those three translated two video we what when where who wire witnesses with writing written`.split(
    /\s+/,
  ),
)

function isPartOfName(tokens: readonly Token[], at: number, from: number): boolean {
  const token = tokens[at]
  if (!token || token.isMark) return false
  if (at > from && tokens[at - 1]?.ending === 'yes') return false
  if (PARTICLES.has(token.text))
    return isNameWord(tokens[at + 1]) || PARTICLES.has(tokens[at + 1]?.text ?? '')
  // A nickname has a name after it.
  const isNickname = at > from && /^["“‘'(]\p{Lu}[\p{L}'’.-]*["”’')]$/u.test(token.text)
  return isNameWord(token) || (isNickname && isNameWord(tokens[at + 1]))
}

function isNameWord(token: Token | undefined): boolean {
  if (!token || token.isMark || token.text.length > 40) return false
  if (isStateAbbreviation(token.text) || token.text === 'AP' || token.text === 'Associated') return false
  return /^(?:\p{Ll}{1,4}[-'’ʼʻ])?[\p{Lu}\p{Lt}\p{Lo}ʻ‘][\p{L}\p{M}'’‘ʼʻ`.\-‐‑]*$/u.test(token.text)
}

function skipSuffix(tokens: readonly Token[], next: number): number {
  const suffix = tokens[next + 1]
  return isMark(tokens[next], ',') && suffix && SUFFIXES.has(suffix.text) ? next + 2 : next
}

const SHORT_WORDS = new Set(['JR', 'NG', 'SR', 'ST'])

const ROMAN = new Set(['II', 'III', 'IV'])

function foldWord(word: string, isAllCapitals: boolean): string {
  if (ROMAN.has(word)) return word
  if (isInitials(word) && !SHORT_WORDS.has(word)) return word
  // Two letters may be initials ("JP Smith"), unless the whole name is in capitals.
  if (!isAllCapitals && word.length <= 2) return word
  return word
    .split(/(?<=[-‐‑'’ʼ])/u)
    .map(foldPart)
    .join('')
}

/**
 * `W.J.`, `E.`; without full stops only if two letters cannot be a word because they have no vowel (`DJ`, not `AL`) or the second is a J.
 */
function isInitials(word: string): boolean {
  return /^(?:\p{Lu}\.-?)+$/u.test(word) || /^(?:[B-DF-HJ-NP-TV-XZ]{2}|[A-Z]J)$/.test(word)
}

function foldPart(part: string): string {
  // "McDONALD", "MacARTHUR", "DeMARCO": the wire's spelling shows the position of the second capital.
  const mixed = /^(\p{Lu}\p{Ll}+)(\p{Lu}[\p{Lu}\p{M}]+)(.*)$/u.exec(part)
  if (mixed) return `${mixed[1]}${capitalise(mixed[2] ?? '')}${mixed[3]}`
  if (part !== part.toUpperCase()) return part
  // "MCDONALD" is safe to split. "MACARTHUR" is not: there are Macks and Macias.
  if (/^MC\p{Lu}{2}/u.test(part)) return `Mc${capitalise(part.slice(2))}`
  return capitalise(part)
}

function capitalise(word: string): string {
  const [first = '', ...rest] = word
  return first + rest.join('').toLowerCase()
}
