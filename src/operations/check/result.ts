/** A problem in the newsroom, and how to fix it. */
export interface CheckResult {
  /** Lower case with hyphens; stable. */
  readonly code: string
  /** A problem makes the check fail; a note is only reported. */
  readonly kind: 'problem' | 'note'
  /** The record, file or table: `articles 0f3a…`. */
  readonly where: string
  readonly what: string
  readonly todo: string
}

/** Receives each finding as it is made. */
export type Report = (finding: CheckResult) => void

/** Findings of the same code about the same record are the same finding. */
export function keyOf({ code, where, what }: CheckResult): string {
  return [code, where, what].join('\n')
}
