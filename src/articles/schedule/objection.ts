/** Why a step cannot be scheduled: a stable code, and a message that says what to do. */
export interface Objection {
  readonly status: 400 | 409 | 422
  readonly code: string
  readonly path: 'action' | 'at' | 'timeZone'
  readonly message: string
}

/** Distinguishes an objection from a result. */
export function isObjection<T extends object>(answer: T | Objection): answer is Objection {
  return 'code' in answer && 'status' in answer
}
