import type { PublishedTopic } from './schema/topic'
import type { Topic } from '../generated/payload-types'
import { cleanOrNull, cleanText } from '../words/cleanText'
import { safeLink } from '../richtext/safeLink'

/** Converts a populated topic; null for a bare ID. */
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
