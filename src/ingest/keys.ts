import { createHash } from 'node:crypto'

import { normalise } from '../wire/normalise'

export const sha256 = (content: string | Uint8Array): string =>
  createHash('sha256').update(content).digest('hex')

/**
 * Identifies a story: agency and the agency's id for it; if the copy has none, the hash of its normalised text, so that the same text
 * received twice is one story.
 */
export function storyKey({
  agency,
  sourceId,
  text,
}: {
  agency: string
  sourceId: string
  text: string
}): string {
  return sourceId ? `id:${agency.toLowerCase()}:${sourceId}` : `text:${sha256(normalise(text))}`
}

/** Identifies a dispatch: the story and the version; without a version, the text itself. */
export function dispatchKey({
  story,
  version,
  text,
}: {
  story: string
  version: string
  text: string
}): string {
  return `${story}#${version ? `${version}#` : ''}${sha256(normalise(text))}`
}
