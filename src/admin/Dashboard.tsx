import type { DashboardViewServerProps } from '@payloadcms/next/views'
import { Gutter, Link } from '@payloadcms/ui'
import type { CollectionSlug } from 'payload'

import { attention } from './attention'
import { deskLists, type DeskList } from './desk/lists'
import { Time } from './time/Time'

/** The editor's start page: what needs attention, with links, and links to everything else. */
export async function Dashboard({ initPageResult, navGroups, permissions }: DashboardViewServerProps) {
  const { req } = initPageResult
  const [waiting, lists] = await Promise.all([attention(req), deskLists(req)])
  const canCreate = (slug: string) => Boolean(permissions?.collections?.[slug as CollectionSlug]?.create)

  return (
    <Gutter className="dateline-desk">
      <h1>The desk</h1>
      {waiting.length > 0 && (
        <ul aria-label="Needs attention" className="dateline-desk__waiting">
          {waiting.map(({ count, href, one, many }) => (
            <li key={href}>
              <Link href={href}>
                <b>{count}</b> {count === 1 ? one : many}
              </Link>
            </li>
          ))}
        </ul>
      )}
      <div className="dateline-desk__lists">
        {lists
          .filter(({ count, none }) => count > 0 || none)
          .map((list) => (
            <Stories key={list.key} list={list} />
          ))}
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

function Stories({ list: { key, title, none, count, href, stories } }: { list: DeskList }) {
  return (
    <section aria-labelledby={key} className={key === 'failed' ? 'dateline-desk__failed' : undefined}>
      <h2 id={key}>
        <Link href={href}>{title}</Link> <span className="dateline-quiet">{count || ''}</span>
      </h2>
      {count === 0 && <p className="dateline-quiet">{none}</p>}
      <ul className="dateline-desk__stories">
        {stories.map((story) => (
          <li key={`${story.id} ${story.at}`}>
            <Link href={story.href}>{story.headline}</Link>
            <span className="dateline-quiet">
              {story.remark && <em>{story.remark} </em>}
              {story.at && <Time at={story.at} />}
              {story.embargoedUntil && (
                <em>
                  {' '}
                  Embargo until <Time at={story.embargoedUntil} />
                </em>
              )}
            </span>
            {story.note && <q className="dateline-desk__note">{story.note}</q>}
          </li>
        ))}
      </ul>
      {count > stories.length && (
        <p>
          <Link href={href}>All {count}</Link>
        </p>
      )}
    </section>
  )
}

/** Our labels are strings; Payload's type also allows one by language. */
function plural(label: unknown): string {
  return typeof label === 'string' ? label : ''
}
