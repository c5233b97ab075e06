const TAB = 'dateline:tab'

/** This browser's storage; undefined if it is disabled. */
export function shelf(): Storage | undefined {
  try {
    return window.localStorage
  } catch {
    return undefined
  }
}

/** An ID for this window that survives a reload. */
export function tabName(): string {
  try {
    const known = window.sessionStorage.getItem(TAB)
    if (known) return known
    const name = Math.random().toString(36).slice(2, 10)
    window.sessionStorage.setItem(TAB, name)
    return name
  } catch {
    return 'window'
  }
}
