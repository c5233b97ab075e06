/** Gives the time. */
export type Clock = () => Date

// On the Payload instance, not in a module: Next bundles this file a second time.
const KEY = Symbol.for('dateline.clock')

/** What time it is in a newsroom. The machine's, unless {@link setClock} gave it another. */
export function nowIn(payload: object): Date {
  const clock = (payload as { [KEY]?: Clock })[KEY]
  return clock ? clock() : new Date()
}

/** Gives a newsroom a clock of its own, as tests do; without one it goes by the machine's again. */
export function setClock(payload: object, clock?: Clock): void {
  Object.assign(payload, { [KEY]: clock })
}
