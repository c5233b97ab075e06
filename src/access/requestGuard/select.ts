import { badQuery } from './badQuery'

/**
 * Rejects a `select` (400 `bad-query`) with values other than true or false, or nested too deeply. With `selects`, also
 * rejects fields other than those, their parents and their children.
 */
export function checkSelect({ select, selects }: { select: unknown; selects?: readonly string[] }): void {
  if (select === undefined || select === null || typeof select === 'boolean') return
  visit(select, '', 0)

  function visit(part: unknown, prefix: string, depth: number): void {
    if (typeof part !== 'object' || part === null || Array.isArray(part) || depth > MAX_DEPTH)
      throw badQuery(prefix || part, 'select takes true or false for each field: select[headline]=true.')
    for (const [name, value] of Object.entries(part)) {
      const path = prefix ? `${prefix}.${name}` : name
      if (selects && !isAmong(path, selects)) throw badQuery(path, 'This field cannot be selected.')
      if (typeof value !== 'boolean') visit(value, path, depth + 1)
    }
  }
}

const MAX_DEPTH = 10

function isAmong(path: string, selects: readonly string[]): boolean {
  return selects.some((each) => each === path || path.startsWith(`${each}.`) || each.startsWith(`${path}.`))
}
