/** A result of a drill: a promise, the figure, and whether the promise was kept. Printed in this order. */
export interface DrillResult {
  readonly what: string
  readonly count: string | number
  readonly isKept: boolean
}

export interface DrillArgs {
  /** Command-line options after the drill's name: `--rounds 3` is `{ rounds: '3' }`. */
  readonly options: Readonly<Record<string, string | undefined>>
  /** Prints a line of progress. */
  readonly say: (line: string) => void
}

/** Causes a fault on purpose, on real processes and a newsroom of its own, and counts the effects. Bounded in time. */
export interface Drill {
  /** One line: what is broken, and what must hold. */
  readonly about: string
  /** Options and their defaults, as shown in the usage. */
  readonly options?: Readonly<Record<string, string>>
  run(args: DrillArgs): Promise<readonly DrillResult[]>
}

/** Thrown if this machine lacks something that a drill needs; the message says what. */
export class CannotRun extends Error {}
