import { sharedSlot } from '../../sharedSlot'

type Keeper = () => void

// On the Payload instance.
const slot = sharedSlot<Keeper>('changesNudge')

/** Says that there is something to number or to deliver. Where no server keeps the changes, nobody listens: the next that starts will. */
export function nudge(payload: object): void {
  slot.get(payload)?.()
}

/** Who is told, until somebody else is; without one nobody is. */
export function listenForNudges(payload: object, keeper?: Keeper): void {
  slot.set(payload, keeper)
}
