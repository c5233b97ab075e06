import { Link } from '@payloadcms/ui'
import type { UIFieldServerProps } from 'payload'

import { idsIn, rowsOf } from '../relations'

const KINDS = [
  { collection: 'authors', field: 'author' },
  { collection: 'contributors', field: 'contributor' },
] as const

/** Above a story's credits: lists the people known by surname alone, each with a link to complete the name. */
export async function IncompleteCredits({ data, req }: Pick<UIFieldServerProps, 'data' | 'req'>) {
  const found = await Promise.all(
    KINDS.map(async ({ collection, field }) => {
      const ids = rowsOf<Record<string, unknown>>(data?.[collection]).flatMap((row) => idsIn(row[field]))
      if (ids.length === 0) return []
      const { docs } = await req.payload.find({
        collection,
        depth: 0,
        overrideAccess: false,
        pagination: false,
        req,
        select: { name: true },
        where: { and: [{ id: { in: ids } }, { isIncomplete: { equals: true } }] },
      })
      return docs.map(({ id, name }) => ({ name, href: `/admin/collections/${collection}/${id}` }))
    }),
  )
  const people = found.flat()
  if (people.length === 0) return null
  return (
    <div className="dateline-notice" role="note">
      <strong>Full name missing</strong>
      <p>
        {people.map(({ name, href }, index) => (
          <span key={href}>
            {index > 0 && ', '}
            <Link href={href}>{name}</Link>
          </span>
        ))}
        . Add the full name once you know it; don’t guess.
      </p>
    </div>
  )
}
