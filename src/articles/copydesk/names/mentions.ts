import { NAMING_NOUNS } from '../wellKnown'
import { COURTESIES, ORDINARY, PARTICLES, ROLES, TITLES } from './lists'
import { follows, wordsOf, type Word } from './tokenize'

/** Consecutive capitalised words, without leading titles and ordinary words. */
export interface Mention {
  readonly paragraph: number
  /** The words of the name, particles included. */
  readonly words: readonly Word[]
  /** The significant words: without particles, initials and “Jr.”. */
  readonly names: readonly string[]
  readonly start: number
  readonly end: number
  /** The kind of phrase before the name: a title, “Mr”, a relationship (“her son”), a firm (“the lender”), an occupation. */
  readonly title: 'none' | 'title' | 'courtesy' | 'kin' | 'firm' | 'calling'
  readonly startsSentence: boolean
  readonly before: readonly Word[]
  readonly after: readonly Word[]
}

/** Every sequence of words in a text that looks like a name, in order. */
export function mentionsIn(paragraphs: readonly string[]): readonly Mention[] {
  return paragraphs.flatMap((paragraph, index) => {
    const words = wordsOf(paragraph)
    return runsOf(words).flatMap(([from, to]) => {
      const mention = toMention({ words, from, to, paragraph: index })
      return mention ? [mention] : []
    })
  })
}

/** Whether the name is one word, as in a second mention. */
export function isLone({ names }: Mention): boolean {
  return names.length === 1
}

function runsOf(words: readonly Word[]): [number, number][] {
  const runs: [number, number][] = []
  let at = 0
  while (at < words.length) {
    if (!beginsRun(words, at)) {
      at++
      continue
    }
    let to = at + 1
    while (to < words.length && continuesRun(words, to)) to++
    runs.push([at, to])
    at = to
  }
  return runs
}

function beginsRun(words: readonly Word[], at: number): boolean {
  const word = words[at]
  if (!word) return false
  return word.isCapital || (PARTICLES.has(word.text) && leadsToCapital(words, at))
}

function continuesRun(words: readonly Word[], at: number): boolean {
  const [before, word] = [words[at - 1], words[at]]
  if (!word || !before || !follows(word, before)) return isQuotedNickname(words, at)
  return word.isCapital || (PARTICLES.has(word.text) && leadsToCapital(words, at))
}

/** Dwayne “The Rock” Johnson; William (Bill) Barr. */
function isQuotedNickname(words: readonly Word[], at: number): boolean {
  const word = words[at]
  if (!word?.isCapital) return false
  return (
    /^\s[“"‘(]$/u.test(word.gap) ||
    (/^[”"’)]\s$/u.test(word.gap) && /^\s[“"‘(]$/u.test(words[at - 1]?.gap ?? ''))
  )
}

function leadsToCapital(words: readonly Word[], at: number): boolean {
  for (let next = at + 1; next < words.length && next < at + 4; next++) {
    const [before, word] = [words[next - 1], words[next]]
    if (!word || !before || !follows(word, before)) return false
    if (word.isCapital) return true
    if (!PARTICLES.has(word.text)) return false
  }
  return false
}

function toMention({
  words,
  from,
  to,
  paragraph,
}: {
  words: readonly Word[]
  from: number
  to: number
  paragraph: number
}): Mention | undefined {
  const { first, title } = withoutHead({ words, from, to })
  const kept = words.slice(first, to)
  const names = kept.map(({ text }) => text).filter(isPartOfName)
  const [start, end] = [kept[0]?.start, kept.at(-1)?.end]
  if (names.length === 0 || start === undefined || end === undefined) return undefined
  return {
    paragraph,
    words: kept,
    names,
    start,
    end,
    title,
    startsSentence: kept[0]?.startsSentence === true,
    before: words.slice(Math.max(0, first - 3), first),
    after: words.slice(to, to + 6),
  }
}

/** Skips “Russian Foreign Minister”, “On Monday”, “But”: returns where the name itself begins and the kind of phrase before it. */
function withoutHead({ words, from, to }: { words: readonly Word[]; from: number; to: number }) {
  let first = from
  let title: Mention['title'] = 'none'
  for (let at = from; at < to; at++) {
    const word = bare(words[at])
    const isTitle = TITLES.has(word) && (at < to - 1 || at === from)
    if (isTitle) title = 'title'
    else if (COURTESIES.has(word)) title = 'courtesy'
    else if (!ORDINARY.has(word) || (at > from && !words[at]?.startsSentence && word === 'may')) continue
    if (at === to - 1 && title !== 'none' && !isTitle) break
    first = at + 1
  }
  const [previous, earlier] = [bare(words[first - 1]), bare(words[first - 2])]
  const [word, wordBefore] = [words[first], words[first - 1]]
  if (title === 'none' && first === from && word && wordBefore && follows(word, wordBefore)) {
    if (COURTESIES.has(previous)) title = 'courtesy'
    else if (TITLES.has(previous)) title = 'title'
    else if (ROLES.has(previous)) title = 'kin'
    else if (NAMING_NOUNS.has(previous)) title = 'firm'
    else if (/^\p{Ll}{3,}(?:er|or|ist|man|woman|ian)$/u.test(previous) && earlier) title = 'calling'
  }
  return { first, title }
}

function bare(word: Word | undefined): string {
  return (word?.text ?? '').toLowerCase().replace(/\.$/u, '')
}

function isPartOfName(word: string): boolean {
  return (
    !PARTICLES.has(word.toLowerCase()) && !/^(?:\p{Lu}\.)+$|^\p{Lu}$|^(?:Jr|Sr|II|III|IV)\.?$/u.test(word)
  )
}
