/** Lets those who name the same thing go one after the other, in the order they came; gives the way to end a turn. */
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
