import type { PublishedArticle } from '../schema/article'
import type { AddressOf } from '../picture'
import { renderBodyHTML } from './html'
import { toBody } from './nodes'
import { renderBodyText } from './text'

/** A story's text in each of its forms. */
export type PublishedText = Pick<PublishedArticle, 'body' | 'bodyHTML' | 'bodyText'>

/** Converts a stored rich text to a published text. */
export function toPublishedText(richText: unknown, addressOf: AddressOf): PublishedText {
  const body = toBody(richText, addressOf)
  return { body, bodyHTML: renderBodyHTML(body), bodyText: renderBodyText(body) }
}
