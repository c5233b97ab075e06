import { isEmbargoed } from '../../articles/visibility'
import { nowIn } from '../../clock'
import { storeOf } from '../../readModel/store'
import type { Address, Article } from '../../generated/payload-types'
import { composeStories } from './compose'
import type { AtAddress } from './found'
import type { Newsroom } from './newsroom'

/** Finds the story with a slug. A story that was never public is not distinguished from one that never existed. */
export async function findPublishedAtAddress({
  payload,
  site,
  slug,
}: Newsroom & { slug: string }): Promise<AtAddress> {
  const store = storeOf({ payload })
  const now = nowIn(payload)
  const edition = await store.bySlug(slug)
  if (edition && !isEmbargoed(edition, now)) {
    const [found] = await composeStories({ payload, site, editions: [edition] })
    if (found) return { kind: 'found', ...found }
  }
  const owner = await payload.db.findOne<Address>({
    collection: 'addresses',
    req: {},
    where: { slug: { equals: slug } },
  })
  if (!owner) return { kind: 'unknown' }
  const [moved] = await store.byArticles({ ids: [owner.articleId], hasBody: false })
  if (moved && !isEmbargoed(moved, now) && moved.slug !== slug) return { kind: 'moved', slug: moved.slug }
  const article = await payload.db.findOne<Article>({
    collection: 'articles',
    req: {},
    select: { killed: true },
    where: { id: { equals: owner.articleId } },
  })
  return { kind: article?.killed?.at ? 'killed' : 'unknown' }
}
