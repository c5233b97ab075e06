import { embargoInWords } from './embargoInWords'
import { isNote } from './notes'
import { isClosed } from './lines'
import type { Finding } from './story'

/** When the copy was sent, as far as it says. */
export type Sent = { readonly year?: number | undefined; readonly month?: number | undefined }

type Paragraph = { readonly text: string; readonly line: number }

/**
 * Takes what is addressed to the desk out of a story, wherever it stands: `(MORE)`, `-30-`, `(STORY CAN END HERE. …)`, notes to editors, an
 * embargo in words, and everything from "The following information is not for publication" on. The rest is untouched, in order.
 */
export function takeDeskLines<T extends Paragraph>(
  paragraphs: readonly T[],
  sent: Sent = {},
): { rest: readonly T[]; edNotes: readonly string[]; findings: readonly Finding[] } {
  const rest: T[] = []
  const edNotes: string[] = []
  const findings: Finding[] = []
  let isPrivate = false

  for (const paragraph of paragraphs) {
    const { text, line } = paragraph
    isPrivate ||= isNotForPublication(text)
    const embargo = isPrivate ? null : embargoInWords(text, sent)
    if (embargo) findings.push(embargoFinding(embargo, line))
    if (isPrivate || embargo || isDeskMark(text) || isNote(text)) edNotes.push(text)
    else rest.push(paragraph)
  }
  return { rest, edNotes: edNotes.filter((note) => /[\p{L}\d#]/u.test(note)), findings }
}

/** Whether a line stands alone and is for the desk; notes over several lines are not meant. */
export function isDeskLine(text: string): boolean {
  return isDeskMark(text) || isNotForPublication(text) || embargoInWords(text) !== null
}

export function embargoFinding(
  { text, until }: { text: string; until: string | null },
  line: number,
): Finding {
  return {
    code: 'embargo-in-words',
    line,
    message: `The copy gives an embargo in words: "${text}"${until === null ? '' : `: ${until}`}.`,
  }
}

/** dpa prints the contacts of its reporters and sources below such a line. */
export function isNotForPublication(text: string): boolean {
  if (text.length > 200) return false
  const plain = text.replace(/^[^\p{L}]+/u, '')
  const match = NOT_FOR_PUBLICATION.map((form) => form.exec(plain)).find((found) => found !== null)
  if (!match) return false
  const left = plain.slice(match[0].length)
  return left.length <= 80 && ENDS_NOTICE.test(left) && !SPEECH.test(left)
}

/** Nothing, or who else may not see it. */
const ENDS_NOTICE =
  /^[\s.:;!*#)\]–—-]*(?:$|(?:and|or|but) (?:is |are )?(?:not |only |solely )?(?:for|intended|meant|broadcast|online|distribution|release|publication)|by |in |on |without |only |please )/i
const SPEECH = /\b(?:said|says|told|he|she|they|according|wrote|warned|read)\b/i

const NOT_FOR_PUBLICATION: readonly RegExp[] = [
  /^for (?:editors|internal use|information)(?: only)?\s?[,;:–—-]+ ?not (?:intended )?for publication/i,
  /^(?:(?:note|notes|attention|internal|editors?|eds|contacts?|information)\b[^.]{0,30}[:–—-]\s*)?(?:the |this |these )?(?:following|subsequent)?\s?(?:information|details|contacts?(?: details)?|data|material|notes?|text|section|lines?)?\s?(?:below|that follows?|which follows?|hereafter)?\s?(?:is|are)? ?(?:strictly )?not (?:intended |meant |destined )?(?:for |to be )(?:publication|publish\w*|release|released|print(?:ed|ing)?|broadcast(?:ing)?)\b(?! (?:before|until|till|prior))/i,
  /^(?:the )?(?:following|subsequent) (?:information|details|contacts|notes?) (?:is|are) (?:intended )?(?:for )?(?:the )?(?:exclusive use of )?(?:editors|newsrooms|editorial (?:use|staff|purposes)|internal use|desks?)(?: only| exclusively)?\b/i,
  /^die (?:folgenden|nachfolgenden|nachstehenden) (?:informationen|angaben|hinweise) sind nicht (?:zur|für die) ver(?:ö|oe)ffentlichung(?: bestimmt| vorgesehen)?/i,
]

/** Marks of the desk that are a line of their own: the end of a take or a story, where it can be cut, keywords, initials. */
export function isDeskMark(text: string): boolean {
  if (text.length > 300) return false
  const plain = text.replace(/^\^/, '').replace(/[<=]$/, '').trim()
  return (
    DESK_MARKS.some((form) => form.test(plain)) ||
    isDeskBracket(plain) ||
    isInitials(plain) ||
    isKeywords(plain)
  )
}

const DESK_MARKS: readonly RegExp[] = [
  /^(?:[-–—]{1,2} ?30 ?[-–—]{1,2}|\(30\)|[-–—] ?0 ?[-–—]|# ?# ?#[# ]{0,20}|##)$/,
  /^[-–—(*/ ]{0,4}(?:END|ENDS|END IT|ENDIT|ENDALL|MORE(?: MORE){0,3}|MORE TO COME|MORE FOLLOWS|NNNN|ZCZC.{0,20}|eom|EOM)[-–—)*/. ]{0,4}$/,
  /^(?:[-–—]{1,2} ?|\()(?:end|ends|more|more to (?:come|follow)|more follows|fin|ende|fine|fim)(?: ?[-–—]{1,2}|\))\.?$/i,
  /^story (?:can|may|could) end here\b[^.]{0,60}\.?$/i,
  /^(?:begin|end|start)s? (?:of )?optional (?:trim|material|cut|text)\b.{0,20}$/i,
  /^(?:optional|additional) (?:trim|material|text|add) (?:follows|begins here)\b.{0,20}$/i,
  /^FOR IMMEDIATE RELEASE\b.{0,40}$/,
  /^\d{1,2}(?:st|nd|rd|th) (?:takes?|adds?|lead|ld|sub|insert)\b[^.]{0,30}$/i,
  /^(?:PICKUP|PICKS? UP|SUBS|INSERTS?|ADDS?) \d{1,2}(?:st|nd|rd|th)\b.{0,120}$/,
  /^[-–—*( ]{0,3}x{3,10}[-–—*) ]{0,3}$/i,
  /^afp(?: [a-z]{2,5}(?:[-/][a-z]{2,4}){0,4})?$/i,
  /^\$adv ?\d{0,2}(?:[-–—, ].{0,60})?$/i,
  /^end adv(?:ance)?\b.{0,60}$/i,
  /^(?:\p{Lu}[\p{L}\d .&'’-]{0,40}\/ ?){1,8}$/u,
  /^dpa(?:[ /-][a-z0-9]{1,5}){2,8}$/,
  /^.{0,120}\/\/\/$/,
  /^#{1,3} ?(?:notizblock|notebook|notepad)$/i,
  // Reuters' contacts of a reporter.
  /^\({1,2}[^\s()@]{1,60}@[^\s()@]{1,60}[;,][^()]{0,200}\){1,2}\.?$/,
]

/** In brackets, in capitals or in words that only the desk uses. */
function isDeskBracket(text: string): boolean {
  const inner = /^[([]{1,2}([^()[\]]+(?:\([^()]*\)[^()[\]]*)?)[)\]]{1,2}\.?$/.exec(text)?.[1]?.trim()
  if (inner === undefined) return false
  if (BRACKETED.some((form) => form.test(inner))) return true
  if (WHAT_IS_NEW.test(inner) && !isClosed(inner)) return true
  return inner === inner.toUpperCase() && IN_CAPITALS.test(inner)
}

const BRACKETED: readonly RegExp[] = [
  /^(?:eds:? |editors:? )?(?:the )?story (?:can|may|could|might) (?:end|be (?:cut|trimmed)) here\b/i,
  /^(?:begin|end|start)s? (?:of )?optional\b/i,
  /^optional (?:trim|material|cut|text|add)\b/i,
  /^with (?:ap )?(?:photos?|pictures?|graphics?|video|audio|maps?)\b[^.]{0,40}$/i,
  /^(?:can (?:be )?|may (?:be )?)?(?:trim(?:med)?|cut|end|begin|start)\b[^.]{0,20}\bhere\b[^.]{0,30}$/i,
  /^(?:editing|production|desk) notes?\b.{0,3}:/i,
  /^(?:subs?|inserts?|adds?|deletes?|fixes)\b.{0,30}\bgrafs?\b/i,
  /^(?:pick(?:s|ing)? up|resum(?:es|ing)|continu(?:es|ing)) (?:at|from|with|previous|earlier)\b/i,
]

const WHAT_IS_NEW =
  /^(?:adds|recasts|updates|corrects|repeats|removes|refiles|deletes|clarifies|rewrites|writes through|new throughout|resends|restores)\b/i

const IN_CAPITALS =
  /^(?:STORY|OPTIONAL|TRIM|EDITORS?\b|EDS\b|TAKE \d|CONTINUED|RESUMES|PICKUP|PICKS? UP|MATERIAL|CAN BE CUT|WITH (?:AP )?(?:PHOTOS?|PICTURES?|GRAPHICS?|VIDEO)|PHOTOS?\b|PICTURES?\b|NOTE\b|ADVISORY|DEVELOPING|WRITETHRU|LEAD|STOP|CAPTION)/

/** AFP's initials of those who edited: `burs-lc/bl`. */
function isInitials(text: string): boolean {
  if (text.length > 40 || COMMON_PAIRS.has(text)) return false
  return (
    /^[a-z]{2,5}(?:-[a-z]{2,4}){0,3}(?:\/[a-z]{2,4}(?:-[a-z]{2,4}){0,3}){1,5}$/.test(text) ||
    /^burs?(?:-[a-z]{2,4}){1,4}$/.test(text)
  )
}

const COMMON_PAIRS = new Set(['and/or', 'he/she', 'she/he', 'his/her', 'her/his', 'yes/no', 'on/off'])

/** dpa's and others' keywords for the desk's search. */
function isKeywords(text: string): boolean {
  return /^key ?words?: /i.test(text) && !isClosed(text)
}
