import { BETWEEN, HUMAN, SAYING } from './lists'
import type { Mention } from './mentions'

/** Whether a lone name is the subject of a verb of speech: “Shin said”, “Shin also told”, “said Shin.” */
export function isSpeaker(mention: Mention, paragraphs: readonly string[]): boolean {
  return verbAfter(mention) !== undefined || isAfterSaid(mention, paragraphs)
}

/**
 * Whether a lone name that speaks is a person and not a firm, team or place, judged by its verbs and context in the whole text. One
 * attributed quotation is enough, unless something contradicts it.
 */
export function speaksLikeAPerson({
  uses,
  paragraphs,
}: {
  /** Every mention of the lone name. */
  uses: readonly Mention[]
  paragraphs: readonly string[]
}): boolean {
  if (uses.some((use) => isThing(use, paragraphs))) return false
  return uses.reduce((sum, use) => sum + weigh(use, paragraphs), 0) >= ENOUGH
}

const ENOUGH = 2

function weigh(use: Mention, paragraphs: readonly string[]): number {
  if (use.title === 'courtesy' || use.title === 'calling') return ENOUGH
  if (!isSpeaker(use, paragraphs)) return 0
  const { before, after } = around(use, paragraphs)
  let weight = use.startsSentence ? 0.5 : 1
  const quoted = /[“"‘']([^“”"]*)[,?!.][”"’']\s*(?:\p{Ll}+\s)?$/u.exec(before)?.[1]
  if (quoted !== undefined)
    weight += /\b(?:I|I’m|I'm|I’ve|I've|my|me)\b/u.test(quoted)
      ? 2
      : /\b(?:we|our|us)\b/iu.test(quoted)
        ? 0
        : 1
  if (isAfterSaid(use, paragraphs) && /^, (?:an? |the |who )/u.test(after)) weight += 1
  if (HUMAN.has(verbAfter(use) ?? '')) weight += 2
  // A following “he” or “she” indicates a person.
  if (/^[^.?!]*\b(?:he|she|his|her|him|herself|himself)\b/u.test(after)) weight += 1.5
  else if (/[.?!][”"’']?\s+(?:He|She|His|Her)\b/u.test(after.slice(0, 240))) weight += 1
  if (/^\s\p{Ll}+ (?:reporters|journalists|jurors|the (?:court|jury|judge|inquest))/u.test(after))
    weight += 1.5
  if (
    /^\s\p{Ll}+(?: \p{Lu}\p{Ll}+)? (?:in|on) (?:a|an|its) (?:\p{Ll}+ )?(?:statement|filing|post|report|release|website)/u.test(
      after,
    )
  ) {
    weight -= 1.5
  }
  return weight
}

/** Whether a mention is not a person: it follows “in” or “the”, is “it”, has shares, a spokesman, staff. */
function isThing(use: Mention, paragraphs: readonly string[]): boolean {
  if (use.title === 'courtesy') return false
  if (use.title === 'firm') return true
  const { before, after } = around(use, paragraphs)
  return (
    /\b(?:in|at|near|across|outside|inside|throughout|within|the|around|toward|towards|into|a|an|these|those|many|most|some|all) $/iu.test(
      before,
    ) ||
    /^(?:[’']s?)? (?:shares|stock|spokes\p{L}+|officials?|executives?|employees|workers|staff|customers|users|plc|headquarters|factory|plant|store|stores|website|government|forces|troops|army|fans|supporters|ministry|embassy|bank|newspaper|board|chairman|chief|CEO|boss)\b/u.test(
      after,
    ) ||
    /^ (?:say|are|were|have|tell|add|claim|deny|argue)\b/u.test(after) ||
    /^ \p{Ll}+(?: \p{Lu}\p{Ll}+)?(?: that)? (?:it|its|they)\b/u.test(after)
  )
}

function verbAfter({ after, names }: Mention): string | undefined {
  for (const word of after) {
    if (!/^(?:\s|’s\s|'s\s)$/u.test(word.gap) || names.length === 0) return undefined
    if (SAYING.has(word.text)) return word.text
    if (!BETWEEN.has(word.text)) return undefined
  }
  return undefined
}

function isAfterSaid(mention: Mention, paragraphs: readonly string[]): boolean {
  const { before, after } = around(mention, paragraphs)
  if (mention.startsSentence) return false
  return (
    /[,?!.…][”"’']\s+(?:said|says|asked|added|wrote|recalled|explained) (?:Mr\.? |Mrs\.? |Ms\.? )?$/u.test(
      before,
    ) && /^[.,;]|^$/u.test(after)
  )
}

function around({ paragraph, start, end }: Mention, paragraphs: readonly string[]) {
  const words = paragraphs[paragraph] ?? ''
  return { before: words.slice(Math.max(0, start - 600), start), after: words.slice(end, end + 300) }
}
