// On the Payload instance, not in a module: Next bundles this file a second time.
const KEY = Symbol.for('dateline.changesNudge')
type Keeper = () => void
interface WithKeeper {
  [KEY]?: Keeper
}

/** Says that there is something to number or to deliver. Where no server keeps the changes, nobody listens: the next that starts will. */
export function nudge(payload: object): void {
  ;(payload as WithKeeper)[KEY]?.()
}

/** Who is told, until somebody else is; without one nobody is. */
export function listenForNudges(payload: object, keeper?: Keeper): void {
  Object.assign(payload, { [KEY]: keeper })
}
