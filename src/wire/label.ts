import { readName } from './names'
import { isField, isRank, singularRole } from './roles'
import { isMark, isWord, textOf, type Token } from './tokens'
import { skipAgency, skipJoiner, STOPS } from './grammarWords'

export type Label = { readonly role: string; readonly isPlural: boolean; readonly next: number }

const MOST_LABEL_WORDS = 12

/**
 * A label before a name, as printed but in the singular: `Associated Press writers`, `AP Chief Medical Writer`, `Health and science writer`,
 * `CNN’s`. Role nouns stack: the name follows the last one.
 */
export function readLabel(tokens: readonly Token[], from: number): Label | null {
  const afterAgency = skipAgency(tokens, from)
  const afterOwner = skipOwner(tokens, from)
  const role = findRole(tokens, from, Math.max(afterAgency, afterOwner))
  if (role) return role
  return afterOwner > from && readName(tokens, afterOwner)
    ? { role: textOf(tokens, from, afterOwner), isPlural: false, next: afterOwner }
    : null
}

function findRole(tokens: readonly Token[], from: number, afterAgency: number): Label | null {
  const hasAgency = afterAgency > from
  const isNamedAgency = hasAgency && !/['’]s?$/.test(tokens[afterAgency - 1]?.text ?? '')
  let found: Label | null = null
  let isOnlyFields = true

  for (let at = afterAgency; at < from + MOST_LABEL_WORDS;) {
    const token = tokens[at]
    if (!token || token.isMark || token.ending === 'yes' || isWord(token, ...STOPS)) break
    if (token.ending === 'maybe' && !/^U\.S\.$/.test(token.text)) break

    const noun = singularRole(token.text)
    if (noun) {
      // Without an agency "Staff writer" is a label, but a longer run may contain a name.
      if (!hasAgency && !isOnlyFields && at > from + 2) break
      const next = skipField(tokens, at + 1)
      if (readName(tokens, next)) found = labelOf(tokens, { from, at, noun, next })
    } else if (!isField(token.text) && !isRank(token.text) && /^\p{Lu}/u.test(token.text))
      isOnlyFields = false
    // After `AP` comes a title, whatever its words; after `AP’s` a person.
    const isInTitle = isNamedAgency && found === null
    at = skipJoinedField(tokens, at, isInTitle)
  }
  return found
}

function labelOf(
  tokens: readonly Token[],
  { from, at, noun, next }: { from: number; at: number; noun: string; next: number },
): Label {
  const role = [textOf(tokens, from, at), noun, textOf(tokens, at + 1, next)].filter(Boolean).join(' ')
  return { role, isPlural: noun !== tokens[at]?.text, next }
}

/** The next word of a title. An "and" is inside the title if it joins two fields: `Health and science writer`. */
function skipJoinedField(tokens: readonly Token[], at: number, isInTitle: boolean): number {
  const joined = isMark(tokens[at + 1], ';') ? at + 1 : skipJoiner(tokens, at + 1)
  const isLastOfList = isWord(tokens[joined - 1], 'and') || isMark(tokens[joined - 1], '&')
  if (isInTitle && joined > at + 1 && isLastOfList && singularRole(tokens[at]?.text ?? '') === null)
    return joined
  if (!isField(tokens[at]?.text ?? '')) return at + 1
  return isField(tokens[joined]?.text ?? '') ? joined : at + 1
}

/** Skips `of photography` after a director, `for Latin America` after any. */
function skipField(tokens: readonly Token[], at: number): number {
  const next = isWord(tokens[at], 'of') && /^\p{L}/u.test(tokens[at + 1]?.text ?? '') ? at + 2 : at
  if (!isWord(tokens[next], 'for')) return isLower(tokens[at + 1]) ? next : at
  for (let end = next + 4; end > next + 1; end--) {
    if (PARTS_OF_THE_WORLD.has(textOf(tokens, next + 1, end))) return end
  }
  return isLower(tokens[at + 1]) ? next : at
}

const isLower = (token: Token | undefined): boolean => /^\p{Ll}/u.test(token?.text ?? '')

const PARTS_OF_THE_WORLD = new Set(
  `Africa|Asia|Asia-Pacific|Asia Pacific|Australia|Central America|Central Europe|East Africa|East Asia|Eastern Europe|Europe|Latin America
   North Africa|North America|South America|South Asia|Southeast Asia|Southern Africa|West Africa|the Americas|the Caribbean|the Gulf
   the Middle East|the Nordics|the Pacific|the West`
    .split(/[|\n]/)
    .map((part) => part.trim()),
)

function skipOwner(tokens: readonly Token[], from: number): number {
  const first = isWord(tokens[from], 'the') ? from + 1 : from
  for (let at = first; at < first + 4; at++) {
    const token = tokens[at]
    if (!token || token.isMark || !/^\p{Lu}/u.test(token.text)) break
    if (/(?:['’]s|s['’])$/.test(token.text)) return at + 1
    if (token.ending !== 'no') break
  }
  return from
}
