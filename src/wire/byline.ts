import { isAgency } from './agencies'
import { trimLayout, withoutMarks, type Line } from './lines'
import { foldCapitals, readName } from './names'
import type { Finding, WireByline } from './story'
import { isWord, textOf, tokenize, type Token } from './tokens'
import { skipAgency, skipJoiner } from './grammarWords'

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

  for (;;) {
    if (isTitle(tokens, at)) return names
    const name = readName(tokens, at)
    if (!name || isDay(tokens[at])) return names.length > 0 && isAfterComma(tokens, at) ? names : null
    names.push(foldCapitals(name.text))
    const joined = skipJoiner(tokens, name.next)
    if (joined >= tokens.length) return names
    if (joined === name.next && !isTitle(tokens, joined))
      return isWord(tokens[joined], 'of', 'for') ? names : null
    at = joined
  }
}

/** Whether the remaining tokens are a title, with or without an agency before it. */
function isTitle(tokens: readonly Token[], at: number): boolean {
  if (skipAgency(tokens, at) > at) return true
  const left = tokens.slice(at)
  return (
    left.length <= 3 &&
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
  const isTitled = /^(?:writers?|reporters?|correspondents?|journalists?|editors?|columnists?)$/i.test(
    words.at(-1) ?? '',
  )
  return isTitled && words.length <= 6 && words.every((word) => /^\p{Lu}/u.test(word))
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
