/** Number of digits, so that places sort as the numbers do. */
const DIGITS = 12
/** Sorts after every digit, so that unnumbered changes come after the numbered ones. */
export const WAITING = 'w'

/** The sort key of a numbered change: `000000000042`. */
export const numberedPlace = (number: number): string => String(number).padStart(DIGITS, '0')

/** The number in a place; undefined while the change has none and is not published. */
export function numberOf(place: string): number | undefined {
  return place.startsWith(WAITING) ? undefined : Number(place)
}
