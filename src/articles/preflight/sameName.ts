/** Whether two names look the same to a reader: ignores case, Unicode form and spaces. */
export function isSameName(one: string, other: string): boolean {
  return folded(one) !== '' && folded(one) === folded(other)
}

const folded = (name: string): string =>
  name.normalize('NFKC').toLowerCase().normalize('NFC').replace(/\s+/gu, ' ').trim()
