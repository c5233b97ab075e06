import { valueAt } from '../../articles/compare/fields'

/** Which side to take, by the path of each field in conflict. */
export type Choices = Readonly<Record<string, 'mine' | 'theirs'>>

/** The data that was sent, with the chosen fields of the stored version. */
export function merged({
  sent,
  stored,
  choices,
}: {
  sent: Readonly<Record<string, unknown>>
  stored: Readonly<Record<string, unknown>>
  choices: Choices
}): Record<string, unknown> {
  let data: Record<string, unknown> = { ...sent }
  for (const [path, side] of Object.entries(choices)) {
    if (side === 'theirs') data = withValue(data, path.split('.'), valueAt(stored, path) ?? null)
  }
  return data
}

function withValue(
  data: Record<string, unknown>,
  [name = '', ...rest]: readonly string[],
  value: unknown,
): Record<string, unknown> {
  if (rest.length === 0) return { ...data, [name]: value }
  return { ...data, [name]: withValue((data[name] ?? {}) as Record<string, unknown>, rest, value) }
}
