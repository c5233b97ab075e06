/** The zone of the browser, and every other that it knows, for a list to choose from. */
export function zonesToChoose(chosen: string): readonly string[] {
  const known = Intl.supportedValuesOf('timeZone')
  return [...new Set([chosen, ownZone(), 'UTC', ...known])]
}

/** The editor's own time zone, as his browser has it. */
export function ownZone(): string {
  return Intl.DateTimeFormat().resolvedOptions().timeZone || 'UTC'
}
