import { randomBytes } from 'node:crypto'

import type { CollectionSlug, FieldHook, TextField } from 'payload'

import { isReaderOfDrafts } from '../../access/roles'
import { SLUG_PATTERN, slugify } from '../../words/slugify'
import { freeSlug, isTaken, refuseTakenSlug } from './freeSlug'

/**
 * A unique slug, derived from another field (`from`) until an editor enters one. A derived slug follows that field and gets a suffix if it
 * is taken. An entered slug stays, and is rejected if it is taken (422 `slug-taken`). If the text yields no slug, the record gets a random
 * one (`story-1f0c…`) once it needs an address.
 */
export function slugField({
  from,
  description,
  isFrozen = () => false,
}: {
  from: string
  description: string
  /** Whether the record's address is public and must not change. */
  isFrozen?: (original: Record<string, unknown> | undefined) => boolean
}): TextField {
  return {
    name: 'slug',
    label: 'Web address',
    type: 'text',
    maxLength: 200,
    index: true,
    unique: true,
    admin: { position: 'sidebar', description },
    hooks: {
      beforeValidate: [deriveSlug({ from, isFrozen })],
      // A duplicate is another record and gets its own slug.
      beforeDuplicate: [() => null],
    },
    validate: (value: unknown) =>
      !value ||
      (typeof value === 'string' && SLUG_PATTERN.test(value)) ||
      'Use lower-case letters, digits and single hyphens, such as north-korea-troops.',
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
    // On a duplicate, `originalDoc` is the source record, not an earlier state of this one.
    const original = operation === 'create' ? undefined : (originalDoc as Record<string, unknown> | undefined)
    // Whether a slug is free reveals records this caller may not read. Their drafts get a slug when an editor saves them.
    if (req.user && !isReaderOfDrafts(req)) {
      delete siblingData.slug
      // Otherwise a duplicate would be stored with the null from `beforeDuplicate`.
      return operation === 'create' && originalDoc && 'slug' in originalDoc
        ? randomSlug(collection?.slug)
        : original?.slug
    }
    const before = typeof original?.slug === 'string' ? original.slug : undefined
    const source = data && from in data ? data[from] : (originalDoc as typeof original)?.[from]
    const derived = slugify(typeof source === 'string' ? source : '')
    const hadDerived = !before || isDerived(before, slugify(String(original?.[from] ?? '')))
    const isWritten = typeof value === 'string' && value !== '' && value !== before
    // A public address no longer follows the headline; it changes only if an editor enters another.
    if (isFrozen(original) && before && !isWritten) return before
    // Absent, never null or empty: a unique index would treat two such values as equal.
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

/** A random slug for a text that yields none: `story-1f0c62aa`. */
export function randomSlug(collection: string | undefined): string {
  return `${NOUNS[collection ?? ''] ?? 'record'}-${randomBytes(4).toString('hex')}`
}
