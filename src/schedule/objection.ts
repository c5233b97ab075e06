/** Why something cannot be scheduled so: a stable code, and a sentence that says what to do. */
export interface Objection {
  readonly status: 400 | 409 | 422
  readonly code: string
  readonly path: 'action' | 'at' | 'timeZone'
  readonly message: string
}

/** Tells an objection from what was asked for. */
export function isObjection<T extends object>(answer: T | Objection): answer is Objection {
  return 'code' in answer && 'status' in answer
}
