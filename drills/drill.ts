/** What a drill counted, in the order it is printed: a promise, the figure, and whether it was kept. */
export interface Finding {
  readonly what: string
  readonly count: string | number
  readonly isKept: boolean
}

export interface DrillArgs {
  /** What follows the drill's name: `--rounds 3` is `{ rounds: '3' }`. */
  readonly options: Readonly<Record<string, string | undefined>>
  /** A line of progress. */
  readonly say: (line: string) => void
}

/** A fault that is made on purpose, on real processes and a newsroom of its own, and what it left. Bounded in time. */
export interface Drill {
  /** One line: what is broken, and what must hold. */
  readonly about: string
  /** Options and their defaults, as the usage shows them. */
  readonly options?: Readonly<Record<string, string>>
  run(args: DrillArgs): Promise<readonly Finding[]>
}

/** This machine lacks what a drill needs; the message says what. */
export class CannotRun extends Error {}
