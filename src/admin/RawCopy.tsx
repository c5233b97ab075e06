import type { TextFieldServerProps } from 'payload'

import { decode } from '../wire/bytes'

/** A dispatch as it arrived, readable: the stored bytes in the encoding they were decoded with on arrival. */
export function RawCopy({ data }: Pick<TextFieldServerProps, 'data'>) {
  return (
    <div className="field-type dateline-raw">
      <div className="field-label">Original text</div>
      <pre>{read(data?.raw)}</pre>
      <p className="field-description">The original bytes are stored unchanged, whatever their encoding.</p>
    </div>
  )
}

function read(raw: unknown): string {
  if (typeof raw !== 'string') return ''
  try {
    return decode(Buffer.from(raw, 'base64')).text
  } catch (error) {
    return error instanceof Error ? error.message : String(error)
  }
}
