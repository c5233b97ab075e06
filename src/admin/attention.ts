import type { CollectionSlug, PayloadRequest, Where } from 'payload'

/** Something that needs attention: how many, in words, and the list that shows them. */
export interface Waiting {
  readonly count: number
  readonly one: string
  readonly many: string
  readonly href: string
}

interface Question extends Omit<Waiting, 'count' | 'href'> {
  readonly collection: CollectionSlug
  readonly field: string
  readonly test: { readonly [operator: string]: boolean | string }
}

/** What needs attention besides the stories, as far as this user may see it; zero counts are omitted. */
export async function attention(req: PayloadRequest): Promise<readonly Waiting[]> {
  const answers = await Promise.all(
    QUESTIONS.map(async ({ collection, field, test, one, many }) => {
      const where: Where = { [field]: test }
      const { totalDocs } = await req.payload.find({
        collection,
        depth: 0,
        limit: 1,
        overrideAccess: false,
        req,
        select: {},
        where,
      })
      const [[operator, value] = []] = Object.entries(test)
      const query = new URLSearchParams({ [`where[or][0][and][0][${field}][${operator}]`]: String(value) })
      return { count: totalDocs, one, many, href: `/admin/collections/${collection}?${query}` }
    }),
  )
  return answers.filter(({ count }) => count > 0)
}

const QUESTIONS: readonly Question[] = [
  {
    collection: 'dispatches',
    field: 'outcome',
    test: { equals: 'held' },
    one: 'wire update was held back because the story was edited here',
    many: 'wire updates were held back because the stories were edited here',
  },
  {
    collection: 'authors',
    field: 'isIncomplete',
    test: { equals: true },
    one: 'author needs a full name',
    many: 'authors need a full name',
  },
  {
    collection: 'contributors',
    field: 'isIncomplete',
    test: { equals: true },
    one: 'contributor needs a full name',
    many: 'contributors need a full name',
  },
]
