const LAST_LETTER_WITH_CASES = 0x1e943

let byFold: ReadonlyMap<string, readonly string[]> | undefined

/** All case variants of a letter, including itself: Σ, σ and ς. */
export function casesOf(letter: string): readonly string[] {
  byFold ??= groupByFold()
  return byFold.get(foldOf(letter)) ?? [letter]
}

function groupByFold(): ReadonlyMap<string, readonly string[]> {
  const groups = new Map<string, string[]>()
  for (let code = 0x41; code <= LAST_LETTER_WITH_CASES; code += 1) {
    const letter = String.fromCodePoint(code)
    const fold = foldOf(letter)
    const group = groups.get(fold)
    if (group) group.push(letter)
    else groups.set(fold, [letter])
  }
  return new Map([...groups].filter(([, letters]) => letters.length > 1))
}

/** Unicode's simple case folding: one letter to one. The dotless ı is a letter of its own. */
function foldOf(letter: string): string {
  if (letter === 'ı') return letter
  return one(one(letter.toUpperCase(), letter).toLowerCase(), letter)
}

const one = (letters: string, otherwise: string): string =>
  letters.length === String.fromCodePoint(letters.codePointAt(0) ?? 0).length ? letters : otherwise
