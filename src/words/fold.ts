import { transliterate } from 'transliteration'

import { APOSTROPHE } from './letters'

const MAX_WORD = 40

/**
 * The search forms of a word: lower case, without accents of European and pointing of Semitic scripts, Latin letters as ASCII (ł, ß),
 * digits as ASCII, an English plural as its singular. The first is the canonical form; further ones also match. Empty if the text has no
 * letter.
 */
export function foldWord(found: string): readonly string[] {
  if (/^[a-z\d]+$/i.test(found)) return [singular(found.toLowerCase()).slice(0, MAX_WORD)]
  const known = folded.get(found)
  if (known) return known
  if (folded.size >= MAX_KNOWN) folded.clear()
  const forms = formsOf(found)
  folded.set(found, forms)
  return forms
}

/** Words repeat often, and folding one takes a dozen steps. */
const folded = new Map<string, readonly string[]>()
const MAX_KNOWN = 20_000

function formsOf(found: string): readonly string[] {
  const lower = found.normalize('NFKC').toLowerCase()
  const whole = lower.replace(POSSESSIVE, '')
  const forms = [foldLetters(whole), foldLetters(writeOut(whole))]
  // The part after the apostrophe of L’élection and O’Brien also matches.
  const [, rest] = ELISION.exec(whole) ?? []
  if (rest) forms.push(foldLetters(rest))
  const cut = forms.filter(Boolean).map((word) => cutWord(singular(word)))
  return [...new Set(cut)]
}

const POSSESSIVE = new RegExp(`[${APOSTROPHE}]s$`, 'u')
const ELISION = new RegExp(`^\\p{L}+[${APOSTROPHE}]([\\p{L}\\p{M}]{3,})$`, 'u')

/** Umlauts as written on keyboards without them. */
function writeOut(word: string): string {
  return word.replace(/[äöüøå]/g, (letter) => WRITTEN_OUT[letter] ?? letter)
}
const WRITTEN_OUT: Readonly<Record<string, string>> = { ä: 'ae', ö: 'oe', ü: 'ue', ø: 'oe', å: 'aa' }

function foldLetters(word: string): string {
  const letters = word
    .normalize('NFD')
    .replace(ACCENTS, '$1')
    .replace(STRESS, '$1')
    .normalize('NFC')
    .replace(IGNORED, '')
    .replace(/[^\P{Script=Latin}a-z]/gu, inASCII)
    .replace(/\p{Nd}/gu, inASCIIDigit)
    .replace(/[ςёىیکة]/g, (letter) => SAME[letter] ?? letter)
  return /^\p{Script=Arabic}/u.test(letters) ? letters.replace(ARTICLE, '$1') : letters
}

const ACCENTS = /([\p{Script=Latin}\p{Script=Greek}\p{Script=Arabic}\p{Script=Hebrew}])\p{M}+/gu
// й, ї and ў are separate letters.
const STRESS = /(\p{Script=Cyrillic}[\u0306\u0308]?)[^\P{M}\u0306\u0308]+/gu
const IGNORED = new RegExp(`[^\\p{L}\\p{N}\\p{M}]|\\p{Variation_Selector}|[${APOSTROPHE}ـ]`, 'gu')
/** Letters that vary with position, keyboard or habit: as Lucene's Arabic and Persian normalisers. */
const SAME: Readonly<Record<string, string>> = { ς: 'σ', ё: 'е', ى: 'ي', ی: 'ي', ک: 'ك', ة: 'ه' }
/** The article and its possible prefixes: as Lucene's Arabic stemmer. */
const ARTICLE = /^(?:[وبكف]?ال|لل)(\p{L}{2,})$/u

function inASCII(letter: string): string {
  const written = transliterate(letter).toLowerCase()
  return /^[a-z]+$/.test(written) ? written : letter
}

/** Unicode digits come in blocks of ten that start at zero. */
function inASCIIDigit(digit: string): string {
  const code = digit.codePointAt(0) ?? 0
  let value = 0
  while (value < 9 && /\p{Nd}/u.test(String.fromCodePoint(code - value - 1))) value += 1
  return String(value)
}

/** Harman's S stemmer (How effective is suffixing?, 1991), and plurals in -es: crash and crashes, but news is not the plural of new. */
function singular(word: string): string {
  if (word.length < 4 || !/^[a-z]+$/.test(word) || word === 'news') return word
  // Crisis and crises, analysis and analyses.
  if (word.length > 4 && word.endsWith('sis')) return word.slice(0, -2)
  const plural = /(?:ss|sh|ch|x|z|s)es?$/.exec(word)
  if (plural && word.length - 2 >= 3) return word.replace(/es?$/, '')
  if (!word.endsWith('s') || word.endsWith('ss') || word.endsWith('us')) return word
  if (word.endsWith('ies')) return /[ae]ies$/.test(word) ? word : `${word.slice(0, -3)}y`
  if (word.endsWith('es')) return /[aeo]es$/.test(word) ? word : word.slice(0, -1)
  return word.slice(0, -1)
}

const cutWord = (word: string): string =>
  word.length > MAX_WORD ? word.slice(0, MAX_WORD).replace(/[\ud800-\udbff]$/, '') : word
