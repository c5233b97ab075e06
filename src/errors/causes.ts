interface Cause {
  readonly code?: unknown
  readonly status?: unknown
  readonly errorLabels?: unknown
}

/** An error and what it was caused by, outermost first: the database's own stands inside the query's. */
export function causes(error: unknown): Cause[] {
  return error instanceof Error ? [error as Cause, ...causes(error.cause)] : []
}
