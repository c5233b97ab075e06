import type { PublishedPicture } from '../../publicSchema/picture'
import type * as richtext from '../../richtext/nodes'
import * as cleaned from '../../richtext/toBody'
import { toPicture, type AddressOf } from '../picture'

/** A node of a text as readers get it. */
export type BodyNode = richtext.BodyNode<PublishedPicture>

/** A rich text as readers get it; Payload's own converters to React read it as it is. */
export type PublishedBody = richtext.Body<PublishedPicture>

/** A stored rich text → the one that leaves. A picture that was not read with the story is left out. */
export function toBody(richText: unknown, addressOf: AddressOf): PublishedBody | null {
  return cleaned.toBody(richText, (record) => toPicture(record, addressOf))
}
