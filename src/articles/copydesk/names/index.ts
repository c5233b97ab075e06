import type { Finding } from '../../preflight/finding'
import { findingAt, type Text } from '../text'
import { isNear, soundsLike } from './distance'
import { introductionsOf, type Introductions } from './introductions'
import { isLone, mentionsIn, type Mention } from './mentions'
import { isKnownNoPerson } from './places'
import { isSpeaker, speaksLikeAPerson } from './speakers'
import { ORDINARY } from './lists'

/**
 * Surnames that were not introduced, and names that differ by a letter or two from an introduced one. A name is introduced by its full form
 * or by a title before it (President Biden), but not by a courtesy title (Mr Shin). Each name is reported once, at its first use.
 */
export function findNames(text: Text): Finding[] {
  const mentions = mentionsIn(text.paragraphs)
  const introductions = introductionsOf({ mentions, paragraphs: text.paragraphs })
  const told = new Set<string>()
  const weighed = new Map<string, boolean>()
  const lone = new Map<string, Mention[]>()
  for (const mention of mentions.filter(isLone)) {
    const [name = ''] = mention.names
    const uses = lone.get(name)
    if (uses) uses.push(mention)
    else lone.set(name, [mention])
  }
  const isSomebody = (name: string) => {
    const known =
      weighed.get(name) ?? speaksLikeAPerson({ uses: lone.get(name) ?? [], paragraphs: text.paragraphs })
    weighed.set(name, known)
    return known
  }
  return mentions.flatMap((mention, order) => {
    const judge = isLone(mention) ? judgeLone : judgeFull
    const found = judge({ text, mention, order, isSomebody, introductions })
    if (!found || told.has(found.key)) return []
    told.add(found.key)
    return [found]
  })
}

interface Judged {
  readonly text: Text
  readonly mention: Mention
  readonly order: number
  readonly isSomebody: (name: string) => boolean
  readonly introductions: Introductions
}

function judgeLone({ text, mention, order, isSomebody, introductions }: Judged): Finding | undefined {
  const [name = ''] = mention.names
  const isSpeaking = isSpeaker(mention, text.paragraphs)
  if (introductions.isKnownAt(name, order) || !mayBeAName({ name, mention, isSpeaking })) return undefined
  // “50 Cent said”: a name with a number before it is whole.
  const before = (text.paragraphs[mention.paragraph] ?? '').slice(
    Math.max(0, mention.start - 2),
    mention.start,
  )
  if (/\d\s$/u.test(before)) return undefined
  const near = introductions.people.find(
    (person) => person.surname !== name && isNear(name, person.surname) && !introductions.isEverKnown(name),
  )
  if (near && (isSpeaking || !mention.startsSentence)) return variant({ text, mention, name, of: near.full })
  if (!isSpeaking) return undefined
  const later = introductions.fullAfter(name, order)
  if (later) return surname({ text, mention, name, hint: `; the full name, “${later}”, comes later` })
  if (introductions.isEverKnown(name) || !isSomebody(name)) {
    return undefined
  }
  const alike = introductions.people.find((person) => soundsLike(name, person.surname))
  return surname({ text, mention, name, hint: alike ? `. Is this ${alike.full}?` : '' })
}

/** Two full names with one equal and one nearly equal part: Sergei and Sergey Lavrov. */
function judgeFull({ text, mention, order, introductions }: Judged): Finding | undefined {
  const [first = ''] = mention.names
  const last = mention.names.at(-1) ?? ''
  if (mention.names.length !== 2) return undefined
  const other = introductions.people.find(
    (person) =>
      person.order < order &&
      person.words === 2 &&
      ((person.first === first && isNear(person.surname, last)) ||
        (person.surname === last && isNear(person.first, first))),
  )
  if (!other || !introductions.isPerson(mention)) return undefined
  return variant({ text, mention, name: `${first} ${last}`, of: other.full })
}

function mayBeAName({
  name,
  mention,
  isSpeaking,
}: {
  name: string
  mention: Mention
  isSpeaking: boolean
}): boolean {
  if (name.length < 2 || !/^(?:\p{Ll}{1,2}[-’'])?\p{Lu}.*\p{Ll}/u.test(name)) return false
  if (mention.title === 'courtesy') return true
  if (ORDINARY.has(name.toLowerCase()) || isKnownNoPerson(name)) return false
  return isSpeaking || !/(?:ism|ist|ish|ese|ians?|ans)$/u.test(name)
}

function variant({
  text,
  mention,
  name,
  of,
}: {
  text: Text
  mention: Mention
  name: string
  of: string
}): Finding {
  return findingAt({
    text,
    code: 'name-variant',
    ...spanOf(mention),
    message: `“${name}” looks like “${of}”. One of them may be misspelled.`,
    about: [name, of],
  })
}

function surname({
  text,
  mention,
  name,
  hint,
}: {
  text: Text
  mention: Mention
  name: string
  hint: string
}): Finding {
  return findingAt({
    text,
    code: 'surname-first',
    ...spanOf(mention),
    message: `${name} has not been introduced${hint}${hint.endsWith('?') ? '' : '.'}`,
    about: [name],
  })
}

function spanOf({ paragraph, start, end }: Mention) {
  return { paragraph, start, end }
}
