import type { PayloadRequest } from 'payload'

import { withIntent } from '../../articles/operation'
import type { Article } from '../../generated/payload-types'
import { newestVersion, type StoryVersion } from './versions'
import { setVersion } from './setVersion'
import { waitingFor } from './waiting'
import { wholeData } from './wholeData'

/**
 * Makes readers have one version of a story, through all hooks and with the rights of the request's user. A newer draft
 * stays the newest: what somebody has written meanwhile is neither published nor lost.
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
    // Somebody may have the story open: the hour does not wait for him.
    overrideLock: true,
    overrideAccess: false,
    req,
    user: req.user,
  })
  if (!isNewest) await putBack({ req, articleId, draft: newest })
}

/**
 * What an editor wrote in that version. Where the story stands and its embargo are the story's own, not a version's; and
 * the word on a change holds for one publication, so a version that was public brings none.
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

/** The newer draft becomes the newest version again, as it was saved: by whom, from what, and when. */
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
  // Engines tell the newest version by its time, to the millisecond.
  const now = new Date(Math.max(Date.now(), Date.parse(published?.updatedAt ?? '') + 1)).toISOString()
  const again = await req.payload.db.createVersion({
    autosave: false,
    collectionSlug: 'articles',
    createdAt: now,
    parent: articleId,
    req,
    updatedAt: now,
    // What publication settles holds for the draft as well, else the next save would take it back.
    versionData: { ...draft.version, _status: 'draft', publishedAt, revisedAt, slug, slugAliases },
  })
  // Who waits with the one version waits with the other now, which says the same.
  for (const { id } of await waitingFor({ req, articleId, where: { version: { equals: draft.id } } })) {
    await setVersion({ req, id, version: again.id })
  }
}
