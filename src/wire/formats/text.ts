import type { Copy } from '../copy'
import type { WireFormat } from '../item'
import { parse } from '../parse'

/** Plain wire copy, as {@link parse} divides it. Throws a WireError `binary`, `empty` or `too-large`. */
export function readText(text: string, format: WireFormat = 'text'): readonly Copy[] {
  return [{ format, body: [], story: parse(text) }]
}
