import { sharedSlot } from '../../sharedSlot'

type Keeper = () => void

// Stored on the Payload instance.
const slot = sharedSlot<Keeper>('changesNudge')

/**
 * Signals that there are changes to number or deliveries to send. Without a listener it does nothing: the next server to start will process
 * them.
 */
export function nudge(payload: object): void {
  slot.get(payload)?.()
}

/** Sets the listener for {@link nudge}, replacing the previous one; without `keeper` it removes it. */
export function onWake(payload: object, keeper?: Keeper): void {
  slot.set(payload, keeper)
}
