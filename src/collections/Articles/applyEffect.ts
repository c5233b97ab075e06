import type { PayloadRequest } from 'payload'

import { announce } from '../../database/announcements/announce'
import type { AuditEntry, Effect } from '../../articles/effects'
import { newestVersionSaved } from '../../database/newestVersion'
import { storeProjection } from '../../readModel/storeProjection'
import type { Article } from '../../generated/payload-types'
import { noteHistory } from '../History/noteHistory'
import { cancelSchedules } from '../Schedules/cancelSchedules'
import { supersedeOlder } from '../Schedules/supersedeOlder'
import { newestVersion } from '../Schedules/versions'
import { claimAddress } from '../../fields/slug/owner'
import { appendChangeFeed } from './changeFeed'
import { hideLeftUses, publishUses } from './relationsOf'

/** Applies one effect of a decision in the transaction of `req`. `id` is the article's. */
export async function applyEffect({
  req,
  id,
  effect,
}: {
  req: PayloadRequest
  id: string
  effect: Effect
}): Promise<void> {
  switch (effect.type) {
    case 'publish-relations':
      return publishUses({ req, uses: effect.uses, hidden: effect.hidden })
    case 'cancel-schedules':
      await cancelSchedules({ req, articleId: id, reason: effect.reason })
      return
    case 'project':
      return storeProjection({ req, article: { ...effect.article, id } as Article })
    case 'hide-relations':
      return hideLeftUses({ req, left: effect.left })
    case 'claim-slug':
      return claimAddress({ req, slug: effect.slug, articleId: id })
    case 'audit':
      return appendAuditLog({ req, articleId: id, headline: effect.headline, entries: effect.entries })
    case 'change-feed':
      return appendChangeFeed({ req, articleId: id, event: effect.event, live: effect.live })
    case 'supersede-schedules':
      return supersedeOlder({ req, articleId: id, approvedAt: effect.approvedAt })
    case 'invalidate':
      return announce({ req, tags: [`article-${id}`] })
  }
}

async function appendAuditLog({
  req,
  articleId,
  headline,
  entries,
}: {
  req: PayloadRequest
  articleId: string
  headline: string | null
  entries: readonly AuditEntry[]
}): Promise<void> {
  const version = newestVersionSaved(req.context, articleId) ?? (await newestVersion({ req, articleId }))?.id
  for (const entry of entries) await noteHistory({ req, line: { ...entry, articleId, headline, version } })
}
