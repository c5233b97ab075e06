import type { ArrayField, CollectionBeforeChangeHook, PayloadRequest } from 'payload'

import { nobodyAtAll } from '../../access/roles'
import { nowIn } from '../../clock'

/** Where a record was public before. `isIndexed` where it is asked for here; for stories it is in `addresses`. */
export function slugAliasesField({ isIndexed }: { isIndexed: boolean }): ArrayField {
  return {
    name: 'slugAliases',
    label: 'Earlier addresses',
    type: 'array',
    access: { create: nobodyAtAll, update: nobodyAtAll },
    hooks: { beforeDuplicate: [() => []] },
    admin: {
      position: 'sidebar',
      readOnly: true,
      description: 'Readers who ask for one of these are sent to the address above.',
      condition: (data) => Array.isArray(data?.slugAliases) && data.slugAliases.length > 0,
    },
    fields: [
      { name: 'slug', type: 'text', index: isIndexed },
      {
        name: 'until',
        type: 'date',
        admin: { date: { displayFormat: 'd MMM yyyy, HH:mm', pickerAppearance: 'dayAndTime' } },
      },
    ],
  }
}

interface Aliased {
  readonly isPublic?: boolean | null
  readonly slug?: string | null
  readonly slugAliases?: SlugAliases
}
type SlugAliases = readonly { readonly slug?: string | null; readonly until?: string | null }[] | null

/** A public topic or person who moves leaves the old address behind as an alias. */
export const keepAlias: CollectionBeforeChangeHook = ({ data, originalDoc, req }) => {
  const original = originalDoc as Aliased | undefined
  const slugAliases = aliasesOf({ original, slug: (data as Aliased).slug, req })
  return { ...data, slugAliases }
}

function aliasesOf({
  original,
  slug,
  req,
}: {
  original: Aliased | undefined
  slug: string | null | undefined
  req: PayloadRequest
}): SlugAliases {
  const kept = original?.slugAliases ?? []
  const before = original?.slug
  if (!before || !slug || before === slug) return kept
  const others = kept.filter((alias) => alias.slug !== slug && alias.slug !== before)
  return original.isPublic ? [...others, { slug: before, until: nowIn(req.payload).toISOString() }] : others
}
