import type { CollectionBeforeChangeHook } from 'payload'

import { nowIn } from '../../../clock'
import { Refusal } from '../../../errors'
import type { Article } from '../../../generated/payload-types'
import { refuseTakenSlug } from '../../slug/freeSlug'
import { findOwner } from '../../slug/owner'

import { publicRowOf } from './knowPublicRow'

/**
 * Nothing is public without an address. A story that moves leaves its old address behind as an alias, at the moment the new one is public. No address that was
 * ever a public story's is given to another.
 */
export const keepAddress: CollectionBeforeChangeHook<Article> = async ({
  data,
  context,
  originalDoc,
  req,
}) => {
  const row = publicRowOf(context)
  const slugAliases = row?.slugAliases ?? []
  const { slug } = data
  if (data._status !== 'published') return { ...data, slugAliases }
  if (!slug) throw withoutAddress()
  const owner = await findOwner({ req, slug })
  if (owner !== undefined && owner !== originalDoc?.id) throw refuseTakenSlug(slug)
  if (!row?.publishedAt || !row.slug || row.slug === slug) return { ...data, slugAliases }
  const until = nowIn(req.payload).toISOString()
  const others = slugAliases.filter((alias) => alias.slug !== slug && alias.slug !== row.slug)
  return { ...data, slugAliases: [...others, { slug: row.slug, until }] }
}

function withoutAddress(): Refusal {
  return new Refusal({
    status: 422,
    code: 'no-address',
    path: 'slug',
    message: 'This story has no web address, and no reader could find it. Write one and publish again.',
  })
}
