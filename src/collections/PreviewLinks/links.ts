import type { Payload, PayloadRequest } from 'payload'

import { inTransaction } from '../../database/inTransaction'
import type { PreviewLink } from '../../generated/payload-types'
import { signPreviewToken } from '../../public/preview/token'
import { noteHistory } from '../History/noteHistory'

/** A preview link, for users who may share the story. */
export interface SharedLink {
  readonly id: string
  readonly url: string
  readonly expiresAt: string
  /** The version it is pinned to; null for the current draft. */
  readonly version: string | null
  readonly by: string | null
  readonly createdAt: string
}

/** Creates a link to a story and records it in the story's history. */
export async function createLink({
  req: { payload, user },
  articleId,
  headline,
  version,
  expiresAt,
}: {
  req: PayloadRequest
  articleId: string
  headline: string | null | undefined
  version: string | undefined
  expiresAt: Date
}): Promise<SharedLink> {
  return inTransaction({ payload }, async (req) => {
    req.user = user
    const link = await payload.create({
      collection: 'preview-links',
      data: { article: articleId, version, expiresAt: expiresAt.toISOString(), by: user?.id },
      depth: 1,
      req,
    })
    const note = `Until ${expiresAt.toISOString()}`
    await noteHistory({ req, line: { articleId, headline, kind: 'preview-shared', note, version } })
    return toShared({ payload, link })
  })
}

/** The active links to a story, newest first. */
export async function listLinks({
  req,
  articleId,
  now,
}: {
  req: PayloadRequest
  articleId: string
  now: Date
}): Promise<SharedLink[]> {
  const { docs } = await req.payload.find({
    collection: 'preview-links',
    depth: 1,
    limit: 100,
    pagination: false,
    req,
    sort: '-createdAt',
    where: {
      and: [
        { article: { equals: articleId } },
        { revokedAt: { exists: false } },
        { expiresAt: { greater_than: now.toISOString() } },
      ],
    },
  })
  return docs.map((link) => toShared({ payload: req.payload, link }))
}

/** Revokes one link to a story, or all. Returns how many active links it revoked. */
export async function revokeLinks({
  req: { payload, user },
  articleId,
  headline,
  linkId,
  now,
}: {
  req: PayloadRequest
  articleId: string
  headline: string | null | undefined
  linkId: string | undefined
  now: Date
}): Promise<number> {
  return inTransaction({ payload }, async (req) => {
    req.user = user
    const open = await listLinks({ req, articleId, now })
    const chosen = linkId === undefined ? open : open.filter(({ id }) => id === linkId)
    for (const { id } of chosen) {
      await payload.update({
        collection: 'preview-links',
        id,
        data: { revokedAt: now.toISOString() },
        depth: 0,
        req,
      })
      await noteHistory({ req, line: { articleId, headline, kind: 'preview-revoked' } })
    }
    return chosen.length
  })
}

function toShared({ payload, link }: { payload: Payload; link: PreviewLink }): SharedLink {
  const { serverURL, secret } = payload.config
  const token = signPreviewToken({ linkId: link.id, expiresAt: new Date(link.expiresAt), secret })
  return {
    id: link.id,
    url: `${serverURL}/preview/${token}`,
    expiresAt: link.expiresAt,
    version: link.version ?? null,
    by: link.by && typeof link.by === 'object' ? link.by.name : null,
    createdAt: link.createdAt,
  }
}
