import type { PayloadRequest } from 'payload'

import type { Credit } from './toArticle'

/**
 * The id of the person in a credit; creates a record if no person has that full name. Two people are never merged on a surname alone, so a
 * surname matches only a person whom this story already credits (`known`).
 */
export async function findOrCreatePerson({
  req,
  collection,
  credit,
  known,
}: {
  req: PayloadRequest
  collection: 'authors' | 'contributors'
  credit: Credit
  known: ReadonlyMap<string, string>
}): Promise<string> {
  const { payload } = req
  const isSurname = !credit.name.trim().includes(' ')
  const before = known.get(credit.name)
  if (before) return before
  if (!isSurname) {
    const found = await payload.find({
      collection,
      depth: 0,
      joins: false,
      limit: 1,
      pagination: false,
      req,
      sort: 'createdAt',
      where: { name: { equals: credit.name } },
    })
    if (found.docs[0]) return found.docs[0].id
  }
  const created = await payload.create({
    collection,
    depth: 0,
    data: { name: credit.name, role: credit.role || undefined, location: credit.location || undefined },
    req,
  })
  return created.id
}
