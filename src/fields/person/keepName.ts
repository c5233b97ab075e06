import type { CollectionAfterChangeHook, CollectionAfterDeleteHook } from 'payload'

import { keepName as keep } from '../../editions/keepName'
import type { Author, Contributor } from '../../generated/payload-types'

type Person = Author | Contributor

/** Search finds a person's stories by the name that the person has now. */
export const keepName: CollectionAfterChangeHook<Person> = async ({ collection, doc, previousDoc, req }) => {
  if (doc.name !== previousDoc?.name) await keepOf({ slug: collection.slug, req, id: doc.id, name: doc.name })
  return doc
}

export const dropName: CollectionAfterDeleteHook<Person> = async ({ collection, doc, req }) => {
  await keepOf({ slug: collection.slug, req, id: doc.id, name: undefined })
  return doc
}

const keepOf = ({ slug, ...args }: Omit<Parameters<typeof keep>[0], 'collection'> & { slug: string }) =>
  keep({ ...args, collection: slug === 'authors' ? 'authors' : 'contributors' })
