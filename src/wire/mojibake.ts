import type { Finding } from './story'

/**
 * Finds UTF-8 text that was decoded as Windows-1252 or Latin-1 and encoded again (`â€”`, `Ã©`), or that lost characters in transit
 * (U+FFFD). Reported once, at the first line; the text is not changed.
 */
export function findMojibake(text: string): readonly Finding[] {
  const first = text.search(MOJIBAKE)
  if (first === -1) return []

  const line = text.slice(0, first).split(/\r\n|\r|\n/).length
  const sample = text.slice(Math.max(0, first - 12), first + 12).replace(/\s+/g, ' ')
  return [
    {
      code: 'mojibake',
      line,
      message: `The copy was garbled before it came here, from this line on: "${sample}".`,
    },
  ]
}

const MOJIBAKE =
  /â€[\u0080-\u009F˜™œ“”–—¦¢¡\u009D]|â\u0080[\u0080-\u00BF]|Ã[\u0080-\u00BF€‚ƒ„…†‡ˆ‰Š‹ŒŽ‘’“”•–—˜™š›œžŸ]|Â[\u00A0-\u00BF]|\uFFFD/u
