import type { Payload } from 'payload'

import { idOf } from '../../relations'
import type { Article } from '../../generated/payload-types'
import { readPreviewToken } from '../../public/preview/token'

/** The story that a preview link shows, and its state. */
export interface Shown {
  readonly article: Article
  readonly savedAt: string
  readonly isVersion: boolean
  readonly isPublished: boolean
}

/**
 * Resolves a token; undefined if it is forged, unknown, expired or revoked, or if the story was killed or deleted
 * since. Looked up on each request, so that a link ends with its story at once.
 */
export async function findShown({
  payload,
  token,
  now,
}: {
  payload: Payload
  token: string
  now: Date
}): Promise<Shown | undefined> {
  const linkId = readPreviewToken({ token, secret: payload.config.secret, now })
  if (!linkId) return undefined
  const link = await payload.findByID({
    collection: 'preview-links',
    id: linkId,
    depth: 0,
    disableErrors: true,
  })
  if (!link || link.revokedAt || new Date(link.expiresAt) <= now) return undefined
  const id = idOf(link.article)
  if (!id) return undefined
  const [live, draft] = [
    await payload.findByID({ collection: 'articles', id, depth: 0, disableErrors: true }),
    await payload.findByID({ collection: 'articles', id, depth: 2, disableErrors: true, draft: true }),
  ]
  if (!live || !draft || isGone(live) || isGone(draft)) return undefined
  if (link.version) return findVersion({ payload, articleId: id, version: link.version })
  return {
    article: draft,
    savedAt: draft.updatedAt,
    isVersion: false,
    isPublished: draft._status === 'published',
  }
}

async function findVersion({
  payload,
  articleId,
  version: id,
}: {
  payload: Payload
  articleId: string
  version: string
}): Promise<Shown | undefined> {
  const found = await payload.findVersionByID({ collection: 'articles', id, depth: 2, disableErrors: true })
  if (!found || idOf(found.parent) !== articleId) return undefined
  const { version, updatedAt } = found
  return {
    article: { ...version, id: articleId },
    savedAt: version.updatedAt ?? updatedAt,
    isVersion: true,
    isPublished: version._status === 'published',
  }
}

function isGone({ deletedAt, killed }: Article): boolean {
  return Boolean(deletedAt || killed?.at)
}
