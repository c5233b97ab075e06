/** A time in readable form: “23 Nov 2026, 14:02 UTC”. Empty for an invalid date. */
export function renderMoment({ at, timeZone }: { at: string | null | undefined; timeZone: string }): string {
  if (!at || Number.isNaN(Date.parse(at))) return ''
  const date = new Date(at)
  const day = new Intl.DateTimeFormat('en-GB', { dateStyle: 'medium', timeZone }).format(date)
  const time = new Intl.DateTimeFormat('en-GB', {
    hour: '2-digit',
    minute: '2-digit',
    timeZone,
    timeZoneName: 'short',
  }).format(date)
  return `${day}, ${time}`
}

/** The given time zone if the runtime knows it, else UTC. */
export function knownTimeZone(timeZone: unknown): string {
  if (typeof timeZone !== 'string') return 'UTC'
  try {
    return new Intl.DateTimeFormat('en-GB', { timeZone }).resolvedOptions().timeZone
  } catch {
    // A RangeError means an unknown zone.
    return 'UTC'
  }
}
