import { isUsedInPublic } from '../../hooks/visibility/refuseWhileUsed'
import type { PublicCollection } from '../../public/schema/collections'
import { hasPublicity } from './known'
import type { Look } from './look'
import { pagesOf } from '../../database/pages'

/** Finds records that are public without a reason: no public record uses them, and no editor made them public. */
export async function checkUnused({ payload, collection, report }: Look): Promise<void> {
  if (!hasPublicity(payload, collection)) return
  for await (const rows of pagesOf(payload, collection)) {
    for (const { id, isPublic, isPublicByHand } of rows) {
      if (!isPublic || isPublicByHand) continue
      if (await isUsedInPublic({ req: { payload }, collection: collection as PublicCollection, id })) continue
      report({
        code: 'public-unused',
        // A note, since older newsrooms have such records: publishing by an editor was not recorded then.
        kind: 'note',
        where: `${collection} ${id}`,
        what: 'is public, but no public record uses it',
        todo: 'untick Public in the panel; to keep the record public, tick it again',
      })
    }
  }
}
