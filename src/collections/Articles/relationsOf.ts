import type { PayloadRequest } from 'payload'

import { isUsingNothing, type Uses } from '../../articles/uses'
import { afterCommit } from '../../database/afterCommit'
import { databaseOf } from '../../database/engine'
import { inTransaction } from '../../database/inTransaction'
import { hideUnused } from '../../hooks/visibility/hideUnused'
import { hiddenAmong, makePublic } from '../../hooks/visibility/makePublic'
import { isUsedInPublic } from '../../hooks/visibility/refuseWhileUsed'
import { PUBLIC_COLLECTION_SLUGS } from '../../public/schema/collections'

/** Makes the records that a publication shows public in the transaction of `req`. `hidden` are those that are not public yet. */
export async function publishUses({
  req,
  uses,
  hidden,
}: {
  req: PayloadRequest
  uses: Uses
  hidden: Uses
}): Promise<void> {
  for (const collection of PUBLIC_COLLECTION_SLUGS)
    await makePublic({ req, collection, ids: hidden[collection] })
  await checkAfterCommit({ req, uses })
}

/** Makes records private in the transaction of `req` if nothing public shows them any more. */
export async function hideLeftUses({ req, left }: { req: PayloadRequest; left: Uses }): Promise<void> {
  if (isUsingNothing(left)) return
  await hideUnused({ req, candidates: left })
  await checkAfterCommit({ req, uses: left })
}

/**
 * With several writers, an article can be published with a picture while the last other article showing it is withdrawn; each transaction
 * sees the picture in its old state. So both check again after commit, and the later one makes public what is used but hidden.
 */
async function checkAfterCommit({ req, uses }: { req: PayloadRequest; uses: Uses }): Promise<void> {
  const { payload } = req
  if (databaseOf(payload.db).isSingleServer) return
  await afterCommit(req, () =>
    inTransaction({ payload }, async (again) => {
      for (const collection of PUBLIC_COLLECTION_SLUGS) {
        const hidden = await hiddenAmong({ req: again, collection, ids: uses[collection] })
        for (const id of hidden) {
          if (await isUsedInPublic({ req: again, collection, id }))
            await makePublic({ req: again, collection, ids: [id] })
        }
      }
    }),
  )
}
