import type { CollectionSlug, FieldHook, PayloadRequest } from 'payload'

import { isInNewsroom } from '../../../access/roles'
import type { Article } from '../../../generated/payload-types'
import { renderCreditLine as creditLineOf } from '../../../public/credits'
import { idOf, rowsOf } from '../../../relations'

/**
 * Generates the credit line from the credits if the story has none. Staff get the stored value: otherwise the form would save the generated
 * line.
 */
export const renderCreditLine: FieldHook<Article> = async ({ overrideAccess, req, siblingData, value }) => {
  if (value || overrideAccess || isInNewsroom(req)) return value as unknown
  const { authors, contributors } = siblingData as Partial<Article>
  const [authorNames, contributorNames] = await Promise.all([
    namesOf({
      req,
      collection: 'authors',
      unnamed: rowsOf(authors)
        .filter(isUnnamed)
        .map(({ author }) => author),
    }),
    namesOf({
      req,
      collection: 'contributors',
      unnamed: rowsOf(contributors)
        .filter(isUnnamed)
        .map(({ contributor }) => contributor),
    }),
  ])
  const line = creditLineOf({
    authors: rowsOf(authors).map((row) => ({
      ...row,
      name: row.creditedAs || authorNames.get(idOf(row.author)) || null,
    })),
    contributors: rowsOf(contributors).map((row) => ({
      ...row,
      name: row.creditedAs || contributorNames.get(idOf(row.contributor)) || null,
    })),
  })
  return line || (value as unknown)
}

const isUnnamed = ({ creditedAs }: { creditedAs?: string | null }): boolean => !creditedAs

/** The names of public people without `creditedAs`. Payload populates the relations only after this hook. */
async function namesOf({
  req,
  collection,
  unnamed,
}: {
  req: PayloadRequest
  collection: CollectionSlug & ('authors' | 'contributors')
  unnamed: readonly unknown[]
}): Promise<ReadonlyMap<string | undefined, string>> {
  const ids = unnamed.map(idOf).filter((id) => id !== undefined)
  if (ids.length === 0) return new Map()
  const { docs } = await req.payload.db.find<{ id: string; name: string }>({
    collection,
    joins: false as never,
    limit: ids.length,
    pagination: false,
    req,
    select: { name: true },
    where: { and: [{ id: { in: ids } }, { isPublic: { equals: true } }] },
  })
  return new Map(docs.map(({ id, name }) => [id, name]))
}
