import Link from 'next/link'
import type { Payload, Where } from 'payload'

interface Task {
  readonly collection: 'articles' | 'authors' | 'contributors'
  readonly where: Where
  readonly query: string
  readonly label: (count: number) => string
}

const TASKS: readonly Task[] = [
  {
    collection: 'articles',
    where: { _status: { equals: 'draft' } },
    query: 'where[or][0][and][0][_status][equals]=draft',
    label: (count) => (count === 1 ? 'story not published' : 'stories not published'),
  },
  {
    collection: 'authors',
    where: { isIncomplete: { equals: true } },
    query: 'where[or][0][and][0][isIncomplete][equals]=true',
    label: (count) => (count === 1 ? 'author to complete' : 'authors to complete'),
  },
  {
    collection: 'contributors',
    where: { isIncomplete: { equals: true } },
    query: 'where[or][0][and][0][isIncomplete][equals]=true',
    label: (count) => (count === 1 ? 'contributor to complete' : 'contributors to complete'),
  },
]

/** On the first page: what waits for somebody, each a link to its list. */
export async function Attention({ payload }: { payload: Payload }) {
  const counts = await Promise.all(
    TASKS.map(async ({ collection, where }) => (await payload.count({ collection, where })).totalDocs),
  )
  const waiting = TASKS.map((task, index) => ({ ...task, count: counts[index] ?? 0 })).filter(
    ({ count }) => count > 0,
  )
  return (
    <section className="dateline-attention" aria-label="What waits for you">
      {waiting.length === 0 && <p className="dateline-quiet">Nothing waits. All stories are published.</p>}
      {waiting.map(({ collection, count, label, query }) => (
        <Link key={collection} href={`/admin/collections/${collection}?${query}`} prefetch={false}>
          <strong>{count}</strong> {label(count)}
        </Link>
      ))}
    </section>
  )
}
