import type { PublishedPicture } from '../schema/picture'
import type * as richtext from '../../richtext/nodes'
import * as cleaned from '../../richtext/toBody'
import { toPicture, type AddressOf } from '../picture'

/** A node of a published text. */
export type BodyNode = richtext.BodyNode<PublishedPicture>

/** A published rich text; Payload's React converters can render it. */
export type PublishedBody = richtext.Body<PublishedPicture>

/** Converts a stored rich text to a published one. Omits pictures that were not read with the story. */
export function toBody(richText: unknown, addressOf: AddressOf): PublishedBody | null {
  return cleaned.toBody(richText, (record) => toPicture(record, addressOf))
}
