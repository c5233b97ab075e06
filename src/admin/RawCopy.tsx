import type { TextFieldServerProps } from 'payload'

/** A dispatch as it came, readable: the stored bytes decoded as they were when it arrived. */
export function RawCopy({ data }: Pick<TextFieldServerProps, 'data'>) {
  const raw = typeof data?.raw === 'string' ? data.raw : ''
  const encoding = typeof data?.encoding === 'string' ? data.encoding : 'utf-8'
  return (
    <div className="field-type dateline-raw">
      <div className="field-label">As it came</div>
      <pre>{new TextDecoder(encoding).decode(Buffer.from(raw, 'base64'))}</pre>
      <p className="field-description">
        The bytes are kept exactly as they arrived, whatever their encoding.
      </p>
    </div>
  )
}
