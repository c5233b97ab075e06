export type WireErrorCode = 'binary' | 'empty' | 'too-large'

/** The copy cannot be read at all. `line` counts from 1, and is 0 if the error concerns the whole text. */
export class WireError extends Error {
  override readonly name = 'WireError'
  readonly code: WireErrorCode
  readonly line: number

  constructor({ code, line, message }: { code: WireErrorCode; line: number; message: string }) {
    super(message)
    this.code = code
    this.line = line
  }
}
