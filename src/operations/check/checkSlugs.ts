import { SLUG_PATTERN } from '../../words/slugify'
import { groupBy } from './groupBy'
import type { Look } from './look'
import { pagesOf, type Row } from '../../database/pages'

/** Slugs must be well-formed and belong to one record each, and every public record must have one. */
export async function checkSlugs({ payload, collection, report }: Look): Promise<void> {
  const { flattenedFields } = payload.collections[collection].config
  // A change feed entry contains a story's slug but has none of its own.
  const hasOwn = flattenedFields.some((field) => field.name === 'slug' && 'unique' in field && field.unique)
  if (!hasOwn) return
  for await (const rows of pagesOf(payload, collection)) {
    const slugs = rows.map(({ slug }) => slug).filter((slug) => typeof slug === 'string')
    const { docs } = await payload.db.find<Row>({
      collection,
      pagination: false,
      limit: 0,
      select: { slug: true },
      where: { slug: { in: slugs } },
    })
    const owners = groupBy(docs, ({ slug }) => String(slug))
    for (const { id, slug, _status: status, isPublic } of rows) {
      const where = `${collection} ${id}`
      if (typeof slug !== 'string' || slug === '') {
        if (status !== 'published' && !isPublic) continue
        report({
          code: 'no-slug',
          kind: 'problem',
          where,
          what: 'is public but has no slug',
          todo: 'open it in the panel and enter a slug',
        })
      } else if (!SLUG_PATTERN.test(slug)) {
        report({
          code: 'bad-slug',
          kind: 'problem',
          where,
          what: `has the invalid slug ${JSON.stringify(slug)}`,
          todo: 'open it in the panel and use lower-case letters, digits and single hyphens',
        })
      } else if ((owners.get(slug)?.length ?? 0) > 1) {
        report({
          code: 'slug-twice',
          kind: 'problem',
          where,
          what: `shares the slug ${slug} with another record`,
          todo: 'give one of them another slug',
        })
      }
    }
  }
}
