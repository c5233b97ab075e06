/** A word of a text, as it is searched by, and where it stands. */
export interface Token {
  /** Lower case, without accents, its plural `s` taken off; letters and digits alone. */
  readonly word: string
  /** Where it begins in the text, and where it ends. */
  readonly start: number
  readonly end: number
}

const MAX_WORD = 40

// Where a mark makes another letter of it, as in Japanese, it stays.
const ACCENTS = /([\p{Script=Latin}\p{Script=Greek}\p{Script=Cyrillic}])\p{M}+/gu

// Scripts that put no space between words: pairs of characters stand for them, as in Lucene's CJK analyser.
const UNSPACED =
  /[\p{Script=Han}\p{Script=Hiragana}\p{Script=Katakana}\p{Script=Thai}\p{Script=Lao}\p{Script=Khmer}\p{Script=Myanmar}]/u
const UNSPACED_RUN = new RegExp(`${UNSPACED.source}+`, 'gu')
const WORD = /[\p{L}\p{N}][\p{L}\p{N}\p{M}]*(?:['’](?=\p{L})[\p{L}\p{M}]+)*/gu

/** The words of a text, in its order. The same for what is stored and for what a reader asks. */
export function tokensOf(text: string): Token[] {
  const tokens: Token[] = []
  for (const { 0: found, index } of text.matchAll(WORD)) {
    if (!UNSPACED.test(found)) push(found, index)
    else pushPairs(found, index)
  }
  return tokens

  function push(found: string, start: number): void {
    const word = normalise(found)
    if (word) tokens.push({ word, start, end: start + found.length })
  }

  function pushPairs(found: string, offset: number): void {
    let at = 0
    for (const { 0: run, index } of found.matchAll(UNSPACED_RUN)) {
      if (index > at) push(found.slice(at, index), offset + at)
      const characters = [...run]
      let start = offset + index
      if (characters.length === 1) push(run, start)
      for (let each = 0; each + 1 < characters.length; each += 1) {
        const pair = `${characters[each]}${characters[each + 1]}`
        push(pair, start)
        start += characters[each]?.length ?? 0
      }
      at = index + run.length
    }
    if (at < found.length) push(found.slice(at), offset + at)
  }
}

/** The words alone, separated by spaces. */
export function wordsOf(text: string): string {
  return tokensOf(text)
    .map(({ word }) => word)
    .join(' ')
}

function normalise(found: string): string {
  const plain = isPlain(found)
    ? found.toLowerCase()
    : found
        .normalize('NFKD')
        .toLowerCase()
        .replace(/['’]s$/u, '')
        .replace(ACCENTS, '$1')
        .normalize('NFKC')
        .replace(/[^\p{L}\p{N}]/gu, '')
  return singular(plain).slice(0, MAX_WORD)
}

const isPlain = (text: string): boolean => /^[a-z\d]+$/i.test(text)

/** Harman's S stemmer (How effective is suffixing?, 1991): the plural finds the singular, and the other way round. */
function singular(word: string): string {
  if (word.length < 4 || !word.endsWith('s') || word.endsWith('ss') || word.endsWith('us')) return word
  if (word.endsWith('ies')) return /[ae]ies$/.test(word) ? word : `${word.slice(0, -3)}y`
  if (word.endsWith('es')) return /[aeo]es$/.test(word) ? word : word.slice(0, -1)
  return word.slice(0, -1)
}
