import type { DashboardViewServerProps } from '@payloadcms/next/views'
import { Gutter, Link } from '@payloadcms/ui'
import { formatDate } from '@payloadcms/ui/shared'
import type { CollectionSlug } from 'payload'

import { attention, latestStories } from './attention'

/** Where an editor arrives: what waits for somebody, the latest stories, and the way to everything else. */
export async function Dashboard({ initPageResult, navGroups, permissions }: DashboardViewServerProps) {
  const { req } = initPageResult
  const [waiting, stories] = await Promise.all([attention(req), latestStories(req)])
  const { dateFormat } = req.payload.config.admin
  const canCreate = (slug: string) => Boolean(permissions?.collections?.[slug as CollectionSlug]?.create)

  return (
    <Gutter className="dateline-desk">
      <h1>The desk</h1>
      <div className="dateline-desk__columns">
        <section aria-labelledby="needs-attention">
          <h2 id="needs-attention">Needs attention</h2>
          {waiting.length === 0 && <p className="dateline-quiet">Nothing waits for you.</p>}
          <ul className="dateline-desk__waiting">
            {waiting.map(({ count, href, one, many }) => (
              <li key={href}>
                <Link href={href}>
                  <b>{count}</b> {count === 1 ? one : many}
                </Link>
              </li>
            ))}
          </ul>
        </section>
        <section aria-labelledby="latest-stories">
          <h2 id="latest-stories">Latest stories</h2>
          {stories.length === 0 && <p className="dateline-quiet">There are no stories yet.</p>}
          <ul className="dateline-desk__stories">
            {stories.map(({ id, headline, status, updatedAt }) => (
              <li key={id}>
                <Link href={`/admin/collections/articles/${id}`}>{headline || 'Without a headline'}</Link>
                <span className="dateline-quiet">
                  {status} ·{' '}
                  <time dateTime={updatedAt}>
                    {formatDate({ date: updatedAt, i18n: req.i18n, pattern: dateFormat })}
                  </time>
                </span>
              </li>
            ))}
          </ul>
        </section>
      </div>
      <nav aria-label="Collections" className="dateline-desk__groups">
        {navGroups?.map(({ label, entities }) => (
          <section key={label}>
            <h2>{label}</h2>
            <ul>
              {entities.map((entity) => (
                <li key={entity.slug}>
                  <Link href={`/admin/collections/${entity.slug}`}>{plural(entity.label)}</Link>
                  {canCreate(entity.slug) && (
                    <Link
                      aria-label={`New in ${plural(entity.label)}`}
                      className="dateline-desk__new"
                      href={`/admin/collections/${entity.slug}/create`}
                    >
                      New
                    </Link>
                  )}
                </li>
              ))}
            </ul>
          </section>
        ))}
      </nav>
    </Gutter>
  )
}

/** A label of ours is a string; Payload's type also allows one by language. */
function plural(label: unknown): string {
  return typeof label === 'string' ? label : ''
}
