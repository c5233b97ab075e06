import type { Topic } from '../generated/payload-types'
import { cleanOrNull, cleanText } from '../words/cleanText'
import { safeLink } from '../richtext/safeLink'

/** What a story is about, with the page that gathers such stories and the line that sends readers there. */
export interface PublishedTopic {
  readonly name: string
  readonly slug: string
  readonly description: string | null
  readonly hubUrl: string | null
  readonly followLine: string | null
  readonly mediaTopic: string | null
  readonly parent: { readonly name: string; readonly slug: string } | null
}

/** A topic that was read with its story; null where it was not (an id alone). */
export function toTopic(topic: unknown): PublishedTopic | null {
  const known = toNamed(topic)
  if (!known) return null
  const { description, hubUrl, followLine, mediaTopic, parent } = topic as Partial<Topic>
  return {
    ...known,
    description: cleanOrNull(description),
    hubUrl: safeLink(hubUrl) ?? null,
    followLine: cleanOrNull(followLine),
    mediaTopic: cleanOrNull(mediaTopic),
    parent: toNamed(parent),
  }
}

function toNamed(topic: unknown): { name: string; slug: string } | null {
  if (typeof topic !== 'object' || topic === null) return null
  const { name, slug } = topic as Partial<Topic>
  return name ? { name: cleanText(name), slug: cleanText(slug) } : null
}
