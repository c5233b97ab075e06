/** So many digits, so that places sort as the numbers do. */
const DIGITS = 12
/** Stands behind every digit, so what waits sorts behind what is numbered. */
export const WAITING = 'w'

/** The place of a change that has its number, in the order of all: `000000000042`. */
export const numberedPlace = (number: number): string => String(number).padStart(DIGITS, '0')

/** The number of a place; undefined while the change waits for it, and is told to nobody. */
export function numberOf(place: string): number | undefined {
  return place.startsWith(WAITING) ? undefined : Number(place)
}
