import type { Answer } from './answer'

/** A response with a JSON body. */
export function json(value: unknown, options: Partial<Answer> = {}): Answer {
  return {
    status: 200,
    contentType: 'application/json; charset=utf-8',
    body: JSON.stringify(value),
    ...options,
  }
}
