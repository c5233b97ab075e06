const TAB = 'dateline:tab'

/** This browser's storage, or nothing where it is switched off. */
export function shelf(): Storage | undefined {
  try {
    return window.localStorage
  } catch {
    return undefined
  }
}

/** A name for this window, the same after it was reloaded. */
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
