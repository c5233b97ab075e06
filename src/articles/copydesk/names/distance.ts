/** Edit distance of two words: letters to add, remove, change or swap with their neighbour (Damerau–Levenshtein). */
export function distance(one: string, other: string): number {
  const rows: number[][] = [Array.from({ length: other.length + 1 }, (_, at) => at)]
  for (let i = 1; i <= one.length; i++) {
    const row = [i]
    for (let j = 1; j <= other.length; j++) {
      const cost = one[i - 1] === other[j - 1] ? 0 : 1
      let least = Math.min(at(rows, i - 1, j) + 1, (row[j - 1] ?? 0) + 1, at(rows, i - 1, j - 1) + cost)
      const isSwap = i > 1 && j > 1 && one[i - 1] === other[j - 2] && one[i - 2] === other[j - 1]
      if (isSwap) least = Math.min(least, at(rows, i - 2, j - 2) + 1)
      row.push(least)
    }
    rows.push(row)
  }
  return at(rows, one.length, other.length)
}

/** Whether one name may be a misspelling of the other: one letter differs, or two in longer names. */
export function isNear(one: string, other: string): boolean {
  const [a, b] = [one.toLowerCase(), other.toLowerCase()]
  if (a === b || a[0] !== b[0]) return false
  const shorter = Math.min(a.length, b.length)
  if (shorter < 4 || isDerived(a, b) || isDerived(b, a)) return false
  return distance(a, b) <= (shorter >= 6 ? 2 : 1)
}

/** Whether two names consist of the same letters except one: Shin, Singh. Used only for a suggestion. */
export function soundsLike(one: string, other: string): boolean {
  const [a, b] = [[...one.toLowerCase()], [...other.toLowerCase()]]
  if (a[0] !== b[0] || Math.min(a.length, b.length) < 4) return false
  const left = [...a]
  const missing = b.filter((letter) => {
    const found = left.indexOf(letter)
    if (found >= 0) left.splice(found, 1)
    return found < 0
  })
  return missing.length + left.length <= 1
}

/** A derived form, not a misspelling: the Smiths, Putinism, a Trumpian. */
function isDerived(longer: string, shorter: string): boolean {
  return longer.startsWith(shorter) && /^(?:s|es|an|ian|ism|ist|ite|n)$/u.test(longer.slice(shorter.length))
}

function at(rows: readonly (readonly number[])[], i: number, j: number): number {
  return rows[i]?.[j] ?? 0
}
