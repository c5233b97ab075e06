import { readName } from './names'
import { singularRole } from './roles'
import { isWord, textOf, type Token } from './tokens'
import { skipAgency, STOPS } from './grammarWords'

export type Label = { readonly role: string; readonly isPlural: boolean; readonly next: number }

const MOST_LABEL_WORDS = 7

/** A label before a name: `Associated Press writers`, `AP Business Writer`, `writer`, `CNN’s`. */
export function readLabel(tokens: readonly Token[], from: number): Label | null {
  const afterAgency = skipAgency(tokens, from)
  const role = findRole(tokens, from, afterAgency)
  if (role) return role
  const afterOwner = skipOwner(tokens, from)
  // "CNN’s Ana Cabrera" names an employer, not a role. The sentence keeps it verbatim.
  return afterOwner > from && readName(tokens, afterOwner)
    ? { role: '', isPlural: false, next: afterOwner }
    : null
}

function findRole(tokens: readonly Token[], from: number, afterAgency: number): Label | null {
  const hasAgency = afterAgency > from
  for (let at = afterAgency; at < from + MOST_LABEL_WORDS; at++) {
    const token = tokens[at]
    if (!token || token.isMark || token.ending !== 'no' || isWord(token, ...STOPS)) return null
    const noun = singularRole(token.text)
    if (!noun || singularRole(tokens[at + 1]?.text ?? '')) continue
    // Without an agency "Staff writer" is a label, but a longer run may contain a name.
    if (!hasAgency && at > from + 2) return null
    const next = skipField(tokens, at + 1)
    if (!readName(tokens, next)) continue
    return {
      role: [textOf(tokens, from, at), noun, textOf(tokens, at + 1, next)].filter(Boolean).join(' '),
      isPlural: noun !== token.text,
      next,
    }
  }
  return null
}

/** Skips `of photography` after a director. */
function skipField(tokens: readonly Token[], at: number): number {
  return isWord(tokens[at], 'of') && /^\p{Ll}/u.test(tokens[at + 1]?.text ?? '') ? at + 2 : at
}

function skipOwner(tokens: readonly Token[], from: number): number {
  const first = isWord(tokens[from], 'the') ? from + 1 : from
  for (let at = first; at < first + 4; at++) {
    const token = tokens[at]
    if (!token || token.isMark || !/^\p{Lu}/u.test(token.text)) break
    if (/(?:['’]s|s['’])$/.test(token.text)) return at + 1
  }
  return from
}
