import type { PayloadRequest } from 'payload'

import { withIntent } from '../../articles/operation'
import type { Article } from '../../generated/payload-types'
import { newestVersion, type StoryVersion } from './versions'
import { setVersion } from './setVersion'
import { waitingFor } from './waiting'
import { wholeData } from './wholeData'

/**
 * Publishes one version of a story, through all hooks and with the permissions of the request's user. A newer draft stays the newest
 * version: it is neither published nor lost.
 */
export async function publishVersion({
  req,
  articleId,
  pinned,
  schedule,
}: {
  req: PayloadRequest
  articleId: string
  pinned: StoryVersion
  /** The id of the schedule that publishes. */
  schedule: string
}): Promise<void> {
  const newest = await newestVersion({ req, articleId })
  const isNewest = !newest || newest.id === pinned.id
  await req.payload.update({
    collection: 'articles',
    id: articleId,
    context: withIntent({ schedule: { id: schedule, savedAt: pinned.updatedAt } }),
    data: { ...(isNewest ? {} : contentOf({ req, pinned })), _status: 'published' },
    depth: 0,
    // A user may have the story open; their lock does not delay the publication.
    overrideLock: true,
    overrideAccess: false,
    req,
    user: req.user,
  })
  if (!isNewest) await putBack({ req, articleId, draft: newest })
}

/**
 * The editorial content of the version. Stage and embargo belong to the story, not to a version. The kind of change applies to one
 * publication, so a version that was public already brings none.
 */
function contentOf({ req, pinned }: { req: PayloadRequest; pinned: StoryVersion }): Partial<Article> {
  const {
    stage: _stage,
    embargoedUntil: _embargoedUntil,
    dismissedFindings: _dismissed,
    ...content
  } = wholeData({
    fields: req.payload.collections.articles.config.flattenedFields,
    version: pinned.version,
  }) as Partial<Article>
  if (pinned.version._status !== 'published') return content
  return { ...content, changeKind: undefined, noCorrectionNeeded: undefined }
}

/** Makes the newer draft the newest version again, unchanged. */
async function putBack({
  req,
  articleId,
  draft,
}: {
  req: PayloadRequest
  articleId: string
  draft: StoryVersion
}): Promise<void> {
  const published = await newestVersion({ req, articleId })
  const { publishedAt, revisedAt, slug, slugAliases } = published?.version ?? {}
  // Database engines find the newest version by its time in milliseconds.
  const now = new Date(Math.max(Date.now(), Date.parse(published?.updatedAt ?? '') + 1)).toISOString()
  const again = await req.payload.db.createVersion({
    autosave: false,
    collectionSlug: 'articles',
    createdAt: now,
    parent: articleId,
    req,
    updatedAt: now,
    // Fields set by the publication apply to the draft too; otherwise its next save would undo them.
    versionData: { ...draft.version, _status: 'draft', publishedAt, revisedAt, slug, slugAliases },
  })
  // Schedules pinned to the draft are pinned to its copy, which has the same content.
  for (const { id } of await waitingFor({ req, articleId, where: { version: { equals: draft.id } } })) {
    await setVersion({ req, id, version: again.id })
  }
}
