import { pick } from './random'

const WORDS =
  'the a of in to on for with by at council harbour river minister budget vote school teacher bridge storm farmer price \
market court judge appeal verdict hospital nurse patient report budget tax road railway station strike union worker \
factory export island coast flood village mayor police fire rescue team season match goal coach player museum painting \
theatre festival orchestra scientist laboratory vaccine climate forest energy turbine grid solar plant border talks \
treaty envoy summit sanction election ballot party leader coalition parliament committee hearing witness evidence audit \
bank loan interest inflation housing rent tenant landlord student university research satellite launch crew orbit \
announced agreed refused delayed opened closed rose fell doubled warned promised asked found lost built repaired \
northern southern eastern western local national public private early late new old first second third last'.split(
    /\s+/,
  )

/** A sentence of this many words, without a word twice in a row, which the copy desk would flag. */
export function sentence(random: () => number, words: number): string {
  const chosen: string[] = []
  while (chosen.length < words) {
    const word = pick(random, WORDS)
    if (word !== chosen.at(-1)) chosen.push(word)
  }
  const text = chosen.join(' ')
  return `${text.charAt(0).toUpperCase()}${text.slice(1)}.`
}

/** The words of a headline, without a full stop. */
export function title(random: () => number, words: number): string {
  return sentence(random, words).slice(0, -1)
}
