export type WireErrorCode =
  | 'binary'
  | 'empty'
  | 'too-large'
  | 'unknown-format'
  | 'malformed'
  | 'truncated'
  | 'forbidden-doctype'
  | 'too-complex'

/**
 * The copy cannot be read at all. `line` counts from 1, and is 0 if the error concerns the whole text; `received` says what the copy looks
 * like, and is the empty string if it looks like wire copy.
 */
export class WireError extends Error {
  override readonly name = 'WireError'
  readonly code: WireErrorCode
  readonly line: number
  readonly received: string

  constructor({
    code,
    line = 0,
    message,
    received = '',
  }: {
    code: WireErrorCode
    line?: number
    message: string
    received?: string
  }) {
    super(message)
    this.code = code
    this.line = line
    this.received = received
  }
}
