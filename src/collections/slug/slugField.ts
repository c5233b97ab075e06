import { randomBytes } from 'node:crypto'

import type { CollectionSlug, FieldHook, TextField } from 'payload'

import { SLUG_PATTERN, slugify } from './slugify'
import { freeSlug, isTaken, refuseTakenSlug } from './freeSlug'

/**
 * A unique slug, taken from another field (`from`) until somebody writes one of his own.
 * A slug that was derived follows its field, with a suffix where it is taken; one that was written stays, and is refused
 * where it is taken (422 `slug-taken`).
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
    const before = typeof original?.slug === 'string' ? original.slug : undefined
    const source = data && from in data ? data[from] : (originalDoc as typeof original)?.[from]
    const derived = slugify(typeof source === 'string' ? source : '')
    const hadDerived = !before || isDerived(before, slugify(String(original?.[from] ?? '')))
    const isWritten = typeof value === 'string' && value !== '' && value !== before
    // Out in the world: it follows no headline any more, and moves where somebody says so.
    if (isFrozen(original) && before && !isWritten) return before
    // Absent, never null or empty: a unique index would take two of those for equals.
    const wanted = isWritten ? value : hadDerived ? derived || fallback(data) : before
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

/** A headline without Latin letters gives no slug, and a published story must have an address. */
function fallback(data: Record<string, unknown> | undefined): string | undefined {
  return data?._status === 'published' && data.headline
    ? `story-${randomBytes(4).toString('hex')}`
    : undefined
}
