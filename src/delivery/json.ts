import type { Answer } from './answer'

/** A value as an answer of JSON. */
export function json(value: unknown, options: Partial<Answer> = {}): Answer {
  return {
    status: 200,
    contentType: 'application/json; charset=utf-8',
    body: JSON.stringify(value),
    ...options,
  }
}
