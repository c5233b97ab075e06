import { isAgency } from './agencies'
import { trimLayout, withoutMarks, type Line } from './lines'
import { foldCapitals, readName } from './names'
import type { Finding, WireByline } from './story'
import { isWord, textOf, tokenize, type Token } from './tokens'
import { skipAgency, skipJoiner } from './grammarWords'
import { readLabel } from './label'
import { isNoPerson } from './organisations'
import { isField, isOnlyRole, singularRole } from './roles'

export type BylineLines = {
  readonly byline: WireByline | null
  readonly rest: readonly Line[]
  readonly findings: readonly Finding[]
}

/**
 * The byline at the top of the lines, and the remaining lines. `text` is verbatim and includes a title line below (`AP Business Writers`,
 * `Associated Press=`), with lines joined by a line end. `names` contains people in the usual spelling, not agencies or titles. `By` with
 * nothing readable after it is a byline only if the wire marks it with `=`.
 */
export function parseByline(lines: readonly Line[]): BylineLines {
  const [first] = lines
  if (!first || !isBylineStart(first.text)) return { byline: null, rest: lines, findings: [] }

  const continues = /(?:,| and)$/i.test(plain(first.text)) && lines[1] !== undefined
  const nameLines = lines.slice(0, continues ? 2 : 1)
  const next = lines[nameLines.length]
  const titleLines = next && isTitleLine(next.text) ? [next] : []

  const names = readNames(nameLines.map((line) => plain(line.text)).join(' '))
  const text = [...nameLines, ...titleLines].map((line) => withoutMarks(line.text)).join('\n')
  return {
    byline: { text, names: names ?? [] },
    rest: lines.slice(nameLines.length + titleLines.length),
    findings: names ? [] : [unread(first, text)],
  }
}

/** Whether a line starts a byline: `By DAVID PITT`, `By The Associated Press`, `By X=`. */
export function isBylineStart(text: string): boolean {
  if (text.length > 300 || !/^\^?(?:By|BY):?\s/.test(text)) return false
  if (/=<?$/.test(text)) return true
  const names = readNames(plain(text))
  if (!names || /[?!…:]$|[\p{Ll}]\.$/u.test(text.replace(/\b[JS]r\.$/, ''))) return false
  // "By Dawn": one word in ordinary letters may be anything.
  return names.every((name) => name.includes(' ') || plain(text).includes(name.toUpperCase()))
}

/** The names after `By`; empty for an agency; null if they cannot be parsed. */
function readNames(line: string): readonly string[] | null {
  const tokens = tokenize(line.replace(/\s*\|\s*/g, ', '))
  const names: string[] = []
  let at = 1

  if (isOrganisation(tokens)) return names
  for (;;) {
    const label = readLabel(tokens, at)
    if (!label && isTitle(tokens, at)) return names
    const name = readName(tokens, label?.next ?? at)
    if (!name || isDay(tokens[at])) return names.length > 0 && isAfterComma(tokens, at) ? names : null
    names.push(foldCapitals(name.text))
    const joined = skipJoiner(tokens, name.next)
    if (joined >= tokens.length) return names
    if (joined === name.next && !isTitle(tokens, joined))
      return isWord(tokens[joined], 'of', 'for') ? names : null
    at = joined
  }
}

/** `By HARBOUR GAZETTE STAFF`: no person is named. */
function isOrganisation(tokens: readonly Token[]): boolean {
  const words = tokens.slice(1)
  return (
    words.length > 0 &&
    words.length <= 6 &&
    words.every(({ text, isMark }) => !isMark && /^\p{Lu}/u.test(text)) &&
    readLabel(tokens, 1) === null &&
    isNoPerson(textOf(tokens, 1, tokens.length))
  )
}

/** Whether the remaining tokens are a title, with or without an agency before it. */
function isTitle(tokens: readonly Token[], at: number): boolean {
  if (skipAgency(tokens, at) > at) return true
  const left = tokens.slice(at)
  return (
    left.length <= 8 &&
    at > 1 &&
    left.every(({ isMark }) => !isMark) &&
    isTitleLine(textOf(left, 0, left.length))
  )
}

function isTitleLine(line: string): boolean {
  const text = plain(line)
  if (text.length > 60 || /[.?!:]$/.test(text)) return false
  if (isAgency(text)) return true
  const words = text.split(/\s+/)
  const isTitled = isOnlyRole(words.at(-1) ?? '')
  return isTitled && words.length <= 8 && /^\p{Lu}/u.test(words[0] ?? '') && words.every(isTitleWord)
}

function isTitleWord(word: string): boolean {
  return (
    /^\p{Lu}/u.test(word) ||
    isField(word) ||
    singularRole(word) !== null ||
    /^(?:and|&|of|for|the|senior|staff)$/.test(word)
  )
}

function isAfterComma(tokens: readonly Token[], at: number): boolean {
  return tokens[at - 1]?.text === ','
}

function isDay(token: Token | undefined): boolean {
  return isWord(token, 'monday', 'tuesday', 'wednesday', 'thursday', 'friday', 'saturday', 'sunday')
}

function plain(text: string): string {
  return trimLayout(withoutMarks(text).replace(/=$/, ''))
}

function unread(line: Line, text: string): Finding {
  return {
    code: 'unread-byline',
    line: line.number,
    message: `The names in this byline cannot be read: "${text}".`,
  }
}
