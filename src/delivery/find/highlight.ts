import { tokensOf, type Term, type Token } from '../../words/tokens'
import { escapeHTML } from '../../public/escapeHTML'

const LENGTH = 240
const BEFORE = 60

/** A text as HTML with the matches of the search in `<mark>`. */
export function markWords(text: string, terms: readonly Term[]): string {
  let html = ''
  let at = 0
  for (const { start, end } of placesOf(text, terms)) {
    // Pairs of characters overlap if there is no space between words.
    if (end <= at) continue
    const from = Math.max(start, at)
    html += `${escapeHTML(text.slice(at, from))}<mark>${escapeHTML(text.slice(from, end))}</mark>`
    at = end
  }
  return `${html}${escapeHTML(text.slice(at))}`.replaceAll('</mark><mark>', '')
}

/** Some 240 characters of a text around the first match, or its beginning if there is none. Cut between words. */
export function excerptOf(text: string, terms: readonly Term[]): string {
  const line = text.replace(/[^\S\u00a0\u202f]+/g, ' ').trim()
  if (line.length <= LENGTH) return line
  const first = placesOf(line, terms)[0]?.start ?? 0
  const from = first <= BEFORE ? 0 : afterSpace(line, first - BEFORE)
  const to = from + LENGTH >= line.length ? line.length : beforeSpace(line, from + LENGTH)
  return `${from > 0 ? '… ' : ''}${line.slice(from, to)}${to < line.length ? ' …' : ''}`
}

type Place = Pick<Token, 'end' | 'start'>

/** Where the words occur, by their beginnings; for a run of characters, only where the whole run occurs. */
function placesOf(text: string, terms: readonly Term[]): Place[] {
  const tokens = tokensOf(text)
  const runs = runsOf(terms)
  const words = new Set(runs.flatMap(([first, ...more]) => (first && more.length === 0 ? first.forms : [])))
  const places: Place[] = tokens.filter(({ also, word }) => [word, ...also].some((form) => words.has(form)))
  const pairs = tokens.filter(({ isPair }) => isPair)
  for (const run of runs.filter(({ length }) => length > 1)) {
    for (const [index, first] of pairs.entries()) {
      const last = pairs[index + run.length - 1]
      const stands = run.every(({ forms }, place) => {
        const pair = pairs[index + place]
        const before = pairs[index + place - 1]
        return pair && forms.includes(pair.word) && (place === 0 || (before && pair.start < before.end))
      })
      if (last && stands) places.push({ start: first.start, end: last.end })
    }
  }
  return places.sort((one, other) => one.start - other.start || other.end - one.end)
}

/** Groups terms that directly follow each other. */
function runsOf(terms: readonly Term[]): Term[][] {
  const runs: Term[][] = []
  for (const term of terms) {
    if (term.follows) runs.at(-1)?.push(term)
    else runs.push([term])
  }
  return runs
}

/** The start of a word; if none is near, a position that does not split a surrogate pair. */
function afterSpace(line: string, at: number): number {
  const space = line.indexOf(' ', at)
  if (space !== -1 && space - at < BEFORE) return space + 1
  return isLowHalf(line, at) ? at + 1 : at
}

function beforeSpace(line: string, at: number): number {
  const space = line.lastIndexOf(' ', at)
  if (space !== -1 && at - space < BEFORE) return space
  return isLowHalf(line, at) ? at - 1 : at
}

const isLowHalf = (line: string, at: number): boolean => {
  const code = line.charCodeAt(at)
  return code >= 0xdc00 && code <= 0xdfff
}
