import { randomBytes } from 'node:crypto'

import type { CollectionSlug, FieldHook, TextField } from 'payload'

import { isReaderOfDrafts } from '../../access/roles'
import { SLUG_PATTERN, slugify } from '../../words/slugify'
import { freeSlug, isTaken, refuseTakenSlug } from './freeSlug'

/**
 * A unique slug, derived from another field (`from`) until an editor writes one.
 * A derived slug follows its field, with a suffix where it is taken; a written one stays, and is refused where it is taken
 * (422 `slug-taken`). A text that gives none gets a random one (`story-1f0c…`) once the record needs an address.
 */
export function slugField({
  from,
  description,
  isFrozen = () => false,
}: {
  from: string
  description: string
  /** Whether the address of this record is out in the world and must stay. */
  isFrozen?: (original: Record<string, unknown> | undefined) => boolean
}): TextField {
  return {
    name: 'slug',
    type: 'text',
    maxLength: 200,
    index: true,
    unique: true,
    admin: { position: 'sidebar', description },
    hooks: {
      beforeValidate: [deriveSlug({ from, isFrozen })],
      // A copy is another record; it gets its own.
      beforeDuplicate: [() => null],
    },
    validate: (value: unknown) =>
      !value ||
      (typeof value === 'string' && SLUG_PATTERN.test(value)) ||
      'Use lower-case letters, digits and single hyphens, as in north-korea-troops.',
  }
}

function deriveSlug({
  from,
  isFrozen,
}: {
  from: string
  isFrozen: (original: Record<string, unknown> | undefined) => boolean
}): FieldHook {
  return async ({ collection, data, operation, originalDoc, req, siblingData, value }) => {
    // What a duplicate was made of is not what it was before.
    const original = operation === 'create' ? undefined : (originalDoc as Record<string, unknown> | undefined)
    // Whether an address is free tells of records that this caller may not read: a draft of theirs gets one when an editor saves it.
    if (req.user && !isReaderOfDrafts(req)) {
      delete siblingData.slug
      // A copy would be stored with the null that `beforeDuplicate` left.
      return operation === 'create' && originalDoc && 'slug' in originalDoc
        ? randomSlug(collection?.slug)
        : original?.slug
    }
    const before = typeof original?.slug === 'string' ? original.slug : undefined
    const source = data && from in data ? data[from] : (originalDoc as typeof original)?.[from]
    const derived = slugify(typeof source === 'string' ? source : '')
    const hadDerived = !before || isDerived(before, slugify(String(original?.[from] ?? '')))
    const isWritten = typeof value === 'string' && value !== '' && value !== before
    // Out in the world: it follows no headline any more, and moves where somebody says so.
    if (isFrozen(original) && before && !isWritten) return before
    // Absent, never null or empty: a unique index would take two of those for equals.
    const isDraft =
      Boolean(collection?.versions?.drafts) && (data?._status ?? original?._status) !== 'published'
    const needsOne = !isBlank(source) && !isDraft
    const wanted = isWritten
      ? value
      : hadDerived
        ? derived || (needsOne ? randomSlug(collection?.slug) : undefined)
        : before
    if (!wanted) {
      delete siblingData.slug
      return undefined
    }
    if (before && isDerived(before, wanted) && !isWritten) return before
    if (!SLUG_PATTERN.test(wanted)) return wanted
    const slug = { req, collection: collection?.slug as CollectionSlug, id: original?.id }
    if (!isWritten) return freeSlug({ ...slug, wanted })
    if (await isTaken({ ...slug, slug: wanted })) throw refuseTakenSlug(wanted)
    return wanted
  }
}

function isDerived(slug: string, base: string): boolean {
  return (
    base !== '' &&
    (slug === base || (slug.startsWith(`${base}-`) && /^\d+$/.test(slug.slice(base.length + 1))))
  )
}

const isBlank = (source: unknown): boolean => typeof source !== 'string' || source.trim() === ''

const NOUNS: Readonly<Record<string, string>> = {
  articles: 'story',
  authors: 'author',
  contributors: 'contributor',
  topics: 'topic',
}

/** An address for a text that gives none: `story-1f0c62aa`. */
export function randomSlug(collection: string | undefined): string {
  return `${NOUNS[collection ?? ''] ?? 'record'}-${randomBytes(4).toString('hex')}`
}
