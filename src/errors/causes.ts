export interface Cause {
  readonly name?: unknown
  readonly message?: unknown
  readonly code?: unknown
  readonly status?: unknown
  readonly errorLabels?: unknown
}

/** An error and what it was caused by, outermost first: the database's own stands inside the query's. */
export function causes(error: unknown): Cause[] {
  return error instanceof Error ? [error, ...causes(error.cause)] : []
}
