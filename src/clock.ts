import { sharedSlot } from './sharedSlot'

/** Gives the time. */
export type Clock = () => Date

const slot = sharedSlot<Clock>('clock')

/** What time it is in a newsroom. The machine's, unless {@link setClock} gave it another. */
export function nowIn(payload: object): Date {
  const clock = slot.get(payload)
  return clock ? clock() : new Date()
}

/** Gives a newsroom a clock of its own, as tests do; without one it goes by the machine's again. */
export function setClock(payload: object, clock?: Clock): void {
  slot.set(payload, clock)
}
