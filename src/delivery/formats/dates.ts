/** Formats a time as RFC 3339 (Atom, JSON Feed, sitemaps): `2026-11-23T13:00:00Z`, in UTC; null if unknown. */
export function toRFC3339(moment: string | Date | null | undefined): string | null {
  return toDate(moment)?.toISOString().replace('.000Z', 'Z') ?? null
}

/** Formats a time as RFC 822 with a four-digit year (RSS 2.0): `Mon, 23 Nov 2026 13:00:00 GMT`; null if unknown. */
export function toRFC822(moment: string | Date | null | undefined): string | null {
  return toDate(moment)?.toUTCString() ?? null
}

/** The latest of several times, as RFC 3339; null if there are none. */
export function latest(moments: readonly (string | null)[]): string | null {
  const times = moments.map((moment) => toDate(moment)?.getTime()).filter((time) => time !== undefined)
  return times.length > 0 ? toRFC3339(new Date(Math.max(...times))) : null
}

/** Parses a time; undefined outside the years that all of these formats can write. */
function toDate(moment: string | Date | null | undefined): Date | undefined {
  if (!moment) return undefined
  const date = new Date(moment)
  const year = date.getUTCFullYear()
  return year >= 1000 && year <= 9999 ? date : undefined
}
