import type { PayloadRequest } from 'payload'

import { isUsingNothing, type Uses } from '../../articles/uses'
import { afterCommit } from '../../database/afterCommit'
import { databaseOf } from '../../database/engine'
import { inTransaction } from '../../database/inTransaction'
import { hideUnused } from '../../hooks/visibility/hideUnused'
import { hiddenAmong, makePublic } from '../../hooks/visibility/makePublic'
import { isUsedInPublic } from '../../hooks/visibility/refuseWhileUsed'
import { PUBLIC_COLLECTION_SLUGS } from '../../publicSchema/collections'

/** Makes public, in the transaction of `req`, the records that a publication shows: `hidden` are those that are not public yet. */
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

/** Makes private, in the transaction of `req`, those of the records that nothing public shows any more. */
export async function hideLeftUses({ req, left }: { req: PayloadRequest; left: Uses }): Promise<void> {
  if (isUsingNothing(left)) return
  await hideUnused({ req, candidates: left })
  await checkAfterCommit({ req, uses: left })
}

/**
 * With several writers an article may be published with a picture at the moment in which the last other article that shows it is
 * withdrawn, and each transaction sees the picture as it was. So both check again once they are committed: the later one finds what is
 * hidden although it is used.
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
