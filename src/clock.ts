import { sharedSlot } from './sharedSlot'

/** Returns the current time. */
export type Clock = () => Date

const slot = sharedSlot<Clock>('clock')

/** The current time in a newsroom: the machine's, unless {@link setClock} set another clock. */
export function nowIn(payload: object): Date {
  const clock = slot.get(payload)
  return clock ? clock() : new Date()
}

/** Sets a newsroom's clock, as tests do; without `clock` it uses the machine's again. */
export function setClock(payload: object, clock?: Clock): void {
  slot.set(payload, clock)
}
