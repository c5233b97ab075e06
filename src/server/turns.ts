/** Serializes callers that name the same key, in order of arrival. Resolves to a function that ends the turn. */
export function takeTurns(): (what: string) => Promise<() => void> {
  const last = new Map<string, Promise<void>>()

  return async (what) => {
    const before = last.get(what)
    let end = () => {}
    const mine = new Promise<void>((ended) => (end = ended))
    last.set(what, mine)
    await before
    return () => {
      if (last.get(what) === mine) last.delete(what)
      end()
    }
  }
}
