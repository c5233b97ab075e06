import type {
  CollectionAfterChangeHook,
  CollectionAfterDeleteHook,
  CollectionBeforeChangeHook,
  CollectionBeforeDeleteHook,
  PayloadRequest,
} from 'payload'

import { isLive } from '../../../articles/visibility'
import { afterCommit } from '../../../database/afterCommit'
import { inTransaction } from '../../../database/inTransaction'
import type { Article } from '../../../generated/payload-types'
import { hideUnused } from '../../publicity/hideUnused'
import { hiddenAmong, makePublic, type Publishable } from '../../publicity/makePublic'
import { isUsedInPublic } from '../../publicity/refuseWhileUsed'
import { NO_USES, noLongerUsed, usesOf, type Uses } from '../../publicity/uses'
import { transitionIn } from './noteTransition'

const LEFT = 'leftByPublication'
const COLLECTIONS: readonly Publishable[] = ['authors', 'contributors', 'topics', 'media']

/**
 * People, topics and pictures become public with the story that uses them, in the same transaction. Before the
 * save and not after it, since what a hook gets after it is cut down to the `select` of the request. Notes what the save leaves
 * unused, for {@link hideLeftByStory}.
 */
export const publishRelations: CollectionBeforeChangeHook<Article> = async ({
  context,
  data,
  originalDoc,
  req,
}) => {
  const { replacesRow, wasLive } = transitionIn(context)
  const isPublic = isLive(data)
  const after = isPublic ? usesOf(data) : NO_USES
  context[LEFT] =
    wasLive && replacesRow
      ? noLongerUsed({ before: await usesOfRow({ req, id: originalDoc?.id }), after })
      : undefined
  if (isPublic) await publishAll({ req, uses: after })
  return data
}

/** What nothing public uses any more becomes private in the transaction that ends its use. */
export const hideLeftByStory: CollectionAfterChangeHook<Article> = async ({ context, req }) => {
  const left = context[LEFT] as Uses | undefined
  context[LEFT] = undefined
  if (left) await hideAll({ req, left })
}

const DELETED = 'leftByDeletion'

/** Notes what a story has shown that is deleted for good, and then hides what nothing else shows. */
export const knowUsesOfDeleted: CollectionBeforeDeleteHook = async ({ context, id, req }) => {
  const left = (context[DELETED] ??= new Map()) as Map<string, Uses>
  left.set(String(id), await usesOfRow({ req, id: String(id), onlyPublic: true }))
}

export const hideLeftByDeletedStory: CollectionAfterDeleteHook = async ({ context, id, req }) => {
  const left = (context[DELETED] as Map<string, Uses> | undefined)?.get(String(id))
  if (left) await hideAll({ req, left })
}

async function publishAll({ req, uses }: { req: PayloadRequest; uses: Uses }): Promise<void> {
  for (const collection of COLLECTIONS) await makePublic({ req, collection, ids: uses[collection] })
  await lookAgain({ req, uses })
}

async function hideAll({ req, left }: { req: PayloadRequest; left: Uses }): Promise<void> {
  await hideUnused({ req, candidates: left })
  await lookAgain({ req, uses: left })
}

/**
 * On MongoDB one story may be published with a picture in the moment in which the last other one that shows it is withdrawn, and
 * each transaction sees the picture as it was. So both look again once they are committed, and whoever is last finds what is hidden
 * although it is used. SQLite has one writer.
 */
async function lookAgain({ req, uses }: { req: PayloadRequest; uses: Uses }): Promise<void> {
  const { payload } = req
  if (payload.db.name !== 'mongoose') return
  await afterCommit(req, () =>
    inTransaction({ payload }, async (again) => {
      for (const collection of COLLECTIONS) {
        const hidden = await hiddenAmong({ req: again, collection, ids: uses[collection] })
        for (const id of hidden) {
          if (await isUsedInPublic({ req: again, collection, id }))
            await makePublic({ req: again, collection, ids: [id] })
        }
      }
    }),
  )
}

async function usesOfRow({
  req,
  id,
  onlyPublic = false,
}: {
  req: PayloadRequest
  id: string | undefined
  onlyPublic?: boolean
}): Promise<Uses> {
  if (!id) return NO_USES
  const row = await req.payload.db.findOne<Article>({
    collection: 'articles',
    req,
    select: {
      authors: true,
      body: true,
      contributors: true,
      deletedAt: true,
      picture: true,
      share: true,
      topics: true,
      _status: true,
    },
    where: { id: { equals: id } },
  })
  const isPublic = isLive(row ?? undefined)
  return row && (isPublic || !onlyPublic) ? usesOf(row) : NO_USES
}
