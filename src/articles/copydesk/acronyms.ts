import type { Finding } from '../preflight/finding'
import { findingAt, type Text } from './text'
import { isState, NAMING_NOUNS, WELL_KNOWN } from './wellKnown'

interface Use {
  readonly letters: string
  readonly paragraph: number
  readonly start: number
  readonly end: number
}

/** Maximum number of acronyms; each one is searched for in the whole text. */
const MOST = 40

/** Maximum distance of an explanation from the acronym, in characters. */
const NEAR = 120

/** Acronyms that a reader may not know and that the text never spells out, each at its first use. */
export function findAcronyms(text: Text): Finding[] {
  const first = new Map<string, Use>()
  const explained = new Set<string>()
  for (const use of usesIn(text)) {
    if (!first.has(use.letters)) first.set(use.letters, use)
    if (isExplainedAt({ text, use })) explained.add(use.letters)
  }
  const all = text.paragraphs.join('\n')
  return [...first.values()]
    .slice(0, MOST)
    .filter(({ letters }) => !explained.has(letters) && !isSpelledOut({ letters, all }))
    .map((use) =>
      findingAt({
        text,
        ...use,
        code: 'acronym',
        message: `${use.letters} is never spelled out.`,
        about: [use.letters],
      }),
    )
}

function usesIn(text: Text): Use[] {
  return text.paragraphs.flatMap((paragraph, index) => {
    if (isInCapitals(paragraph)) return []
    return [...paragraph.matchAll(/(?<![\p{L}\p{N}.&/@#$_-])\p{Lu}[\p{Lu}&]*\p{Lu}s?(?![\p{L}\p{N}&@_])/gu)]
      .filter((match) => isAcronym({ word: match[0], paragraph, at: match.index }))
      .map((match) => {
        const letters = match[0].replace(/s$/u, '')
        return { letters, paragraph: index, start: match.index, end: match.index + match[0].length }
      })
  })
}

function isAcronym({ word, paragraph, at }: { word: string; paragraph: string; at: number }): boolean {
  const letters = word.replace(/s$/u, '')
  const before = paragraph.slice(Math.max(0, at - NEAR), at)
  const after = paragraph.slice(at + word.length, at + word.length + NEAR)
  if (letters.length > 7 || WELL_KNOWN.has(letters) || WELL_KNOWN.has(word)) return false
  if (/^[IVXLC]+$/u.test(letters)) return false
  // Models (AK-47, AMX.N), ratings and tickers, addresses.
  if (/^[-–]?\d|^\.\p{Lu}|^\.\w+\b(?<!\.\s)|^:\/\//u.test(after)) return false
  if (/(?:NYSE|NASDAQ|Nasdaq|LSE|TSX|ASX|HKEX)(?: \p{L}+)?:\s?$|<$|\d[-–]?$|[“"‘']$/u.test(before))
    return false
  // A label: “CRICKET: ”. The agency of a dateline: “OSLO, Norway (NTB) – ”.
  if (at === 0 && /^:\s/u.test(after)) return false
  if (/^\p{Lu}[^()]{1,80}\($/u.test(before) && at < NEAR && /^\)\.?\s*[-–—_]/u.test(after)) return false
  // A place in a dateline: “OSLO – ”.
  if (at === 0 && /^(?:,|\/|\s\(|\s(?:[-–—_]|--)\s)/u.test(after)) return false
  // Not an acronym: a state after its town; initials before a surname (JD Vance); a place in a dateline, before a dash or an agency.
  if (letters.length === 2 && /^ \p{Lu}\p{Ll}/u.test(after)) return false
  if (isState(letters) && /,\s$/u.test(before)) return false
  // Text in capitals, such as a headline: adjacent words are in capitals too.
  return !/^\s+\p{Lu}{2,}(?!\p{Ll})/u.test(after) && !/\p{Lu}{2,}\s+$/u.test(before)
}

/** “(IAEA)” · “the IAEA (International …” · “known as SHAPE”, “or TSA,” · “the broadcaster NHK”. */
function isExplainedAt({ text, use }: { text: Text; use: Use }): boolean {
  const paragraph = text.paragraphs[use.paragraph] ?? ''
  const before = paragraph.slice(Math.max(0, use.start - NEAR), use.start)
  const after = paragraph.slice(use.end, use.end + NEAR)
  if (/[\p{L}.][”’]? \(["“']?(?:the |or )?$/u.test(before) && /^["”']?[),;]/u.test(after)) return true
  if (/^ \((?!\d)\p{L}+(?: \p{L}+)+/u.test(after)) return true
  if (/^,? (?:which stands for|short for|stands for|an acronym)/u.test(after)) return true
  const called =
    /(?:known as|called|abbreviated(?: as| to)?|initials|acronym|nicknamed|named|, or|dubbed)(?: is| are)? (?:the |an? )?["“‘]?$/u
  if (called.test(before)) return true
  const noun = /([\p{Ll}’-]+) $/u.exec(before)?.[1] ?? ''
  return NAMING_NOUNS.has(noun)
}

const SMALL =
  '(?:of|the|for|and|in|on|to|against|de|la|las|los|des|du|et|y|del|di|e|der|für|und|&|at|with|a|an)'

/** Whether consecutive words have these initials, ignoring small words in between: the World Health Organization. */
function isSpelledOut({ letters, all }: { letters: string; all: string }): boolean {
  const parts = [...letters.replace(/&/gu, '')]
  // A word may also provide two letters: “Cooperation and Development”, “tuberculosis”, “Thermonuclear”.
  const words = parts.map((letter) => `(?:${letter}|${letter.toLowerCase()})[\\p{L}\\p{M}’'.]*`)
  const gap = `(?:[\\s-]+${SMALL})*[\\s-]+`
  const inAny = new RegExp(`(?<![\\p{L}])${words.join(gap)}`, 'u')
  if (inAny.test(all)) return true
  // Small words may also count: the Department of the Interior is DOI.
  const withSmall = new RegExp(`(?<![\\p{L}])${words.join('[\\s-]+(?:the[\\s-]+)?')}`, 'u')
  return withSmall.test(all)
}

/** A line in capitals, such as an agency's heading. */
function isInCapitals(paragraph: string): boolean {
  const words = paragraph.match(/\p{L}{2,}/gu) ?? []
  return words.length > 0 && words.filter((word) => word === word.toUpperCase()).length > words.length / 2
}
