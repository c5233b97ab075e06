/** Whether two names are the same to a reader: letters in either case and form, and spaces, do not count. */
export function isSameName(one: string, other: string): boolean {
  return folded(one) !== '' && folded(one) === folded(other)
}

const folded = (name: string): string =>
  name.normalize('NFKC').toLowerCase().normalize('NFC').replace(/\s+/gu, ' ').trim()
