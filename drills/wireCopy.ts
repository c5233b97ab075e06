import { readFileSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'

const SYLLABLES = ['Ba', 'Do', 'Fe', 'Ki', 'Lu', 'Ma', 'No', 'Ra', 'Si', 'Tu', 'Va', 'Zo']

/** Writes `count` variants of the AP story, each with its own byline and people; returns their paths. */
export function writeWireCopies({
  folder,
  count,
  round,
}: {
  folder: string
  count: number
  round: number
}): string[] {
  const story = readFileSync('seed/stories/ap-story.txt', 'utf8')
  return Array.from({ length: count }, (_, index) => {
    const number = round * 100 + index
    const [first, second, third] = [0, 1, 2].map((part) => nameOf(number * 3 + part))
    const text = story
      .replace('Kopp reported', `${second!.split(' ')[1]} reported`)
      .replace('Barry Hutton', third!)
      .replace('about 10,000 troops', `about ${number} troops`)
    const file = join(folder, `copy-${number}.txt`)
    writeFileSync(file, `By ${first!.toUpperCase()}\n\n${text}`)
    return file
  })
}

/** A first and a last name, unique for each number. */
function nameOf(number: number): string {
  const digits = [...number.toString(SYLLABLES.length).padStart(4, '0')].map((digit) =>
    Number.parseInt(digit, SYLLABLES.length),
  )
  const last = digits.map((digit, place) =>
    place === 0 ? SYLLABLES[digit]! : SYLLABLES[digit]!.toLowerCase(),
  )
  return `Anna ${last.join('')}`
}
