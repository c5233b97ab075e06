import { Refusal } from '../../errors'
import type { Step } from '../decide'
import { isLive } from '../visibility'

/**
 * Every public article has a slug. When the slug of a public article changes, the old one becomes an alias at the moment the new one is
 * public. The preflight finds a slug that belongs to another article.
 */
export const keepSlugs: Step = (draft) => {
  const { data, live, now } = draft
  const slugAliases = live?.slugAliases ?? []
  const { slug } = data
  if (!isLive(data)) return { ...draft, data: { ...data, slugAliases } }
  if (!slug) {
    throw new Refusal({
      status: 422,
      code: 'no-address',
      path: 'slug',
      message: 'This story has no web address (slug). Enter one and publish again.',
    })
  }
  if (!live?.publishedAt || !live.slug || live.slug === slug)
    return { ...draft, data: { ...data, slugAliases } }
  const others = slugAliases.filter((alias) => alias.slug !== slug && alias.slug !== live.slug)
  return {
    ...draft,
    data: { ...data, slugAliases: [...others, { slug: live.slug, until: now.toISOString() }] },
  }
}
