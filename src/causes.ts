export interface Cause {
  readonly name?: unknown
  readonly message?: unknown
  readonly code?: unknown
  readonly status?: unknown
  readonly errorLabels?: unknown
}

/** An error and its chain of causes, outermost first: the database's own error is the cause of the query's. */
export function causes(error: unknown): Cause[] {
  return error instanceof Error ? [error, ...causes(error.cause)] : []
}
