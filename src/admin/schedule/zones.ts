/** The time zones to choose from: the chosen one and the browser's first, then all that the browser knows. */
export function zonesToChoose(chosen: string): readonly string[] {
  const known = Intl.supportedValuesOf('timeZone')
  return [...new Set([chosen, ownZone(), 'UTC', ...known])]
}

/** The editor's own time zone, as the browser reports it. */
export function ownZone(): string {
  return Intl.DateTimeFormat().resolvedOptions().timeZone || 'UTC'
}
