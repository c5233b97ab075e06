import { readCopy } from '../../../src/articles/copydesk'
import type { Finding } from '../../../src/articles/preflight/finding'

export const NOW = new Date('2026-03-02T09:00:00Z')

/** What the copy desk finds in these paragraphs: code and quoted words, in order. */
export function read(...paragraphs: string[]): string[] {
  return findingsIn(...paragraphs).map(({ code, place }) => `${code}: ${place?.quote}`)
}

export function findingsIn(...paragraphs: string[]): readonly Finding[] {
  return readCopy({ story: { paragraphs, language: 'en' }, now: NOW })
}
