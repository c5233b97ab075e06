import type { CollectionSlug, FlattenedField, Payload } from 'payload'

/** Collections that belong to a running server or to one database: locks, applied migrations, messages between servers. */
const NOT_MOVED = new Set<string>([
  'payload-jobs',
  'payload-kv',
  'payload-locked-documents',
  'payload-migrations',
])

/** A collection to transfer. */
export interface Moved {
  readonly collection: CollectionSlug
  readonly hasVersions: boolean
  /** Fields that refer to records written later: these fields are written at the end. */
  readonly deferred: readonly string[]
}

/**
 * The collections of a newsroom, ordered so that the targets of each record's references exist first. Throws if a reference to a later
 * record is nested deeper than a top-level field.
 */
export function movedCollections({ collections }: Pick<Payload, 'collections'>): Moved[] {
  const waiting = new Map(
    Object.values(collections)
      .filter(({ config }) => !NOT_MOVED.has(config.slug))
      .map(({ config }) => [config.slug as string, config]),
  )
  const moved: Moved[] = []
  while (waiting.size > 0) {
    const laterOf = (slug: string, fields: readonly FlattenedField[]) =>
      relationsIn(fields).filter(({ to }) => to.some((each) => waiting.has(each)) || to.includes(slug))
    const later = (slug: string) =>
      laterOf(slug, waiting.get(slug)?.flattenedFields ?? []).filter(({ to }) => !to.includes(slug))
    // The one that depends on the fewest others; in a cycle, one whose references can be written later.
    const [next] = [...waiting.keys()].sort(
      (a, b) => deep(later(a)) - deep(later(b)) || later(a).length - later(b).length,
    )
    const config = next === undefined ? undefined : waiting.get(next)
    if (!config) break
    const deferred = laterOf(config.slug, config.flattenedFields)
    if (deep(deferred) > 0)
      throw new Error(`${config.slug}: ${deferred.map(({ path }) => path).join(', ')} cannot be moved`)
    moved.push({
      collection: config.slug,
      hasVersions: Boolean(config.versions),
      deferred: deferred.map(({ path }) => path),
    })
    waiting.delete(config.slug)
  }
  return moved
}

interface Relation {
  readonly path: string
  readonly to: readonly string[]
}

const deep = (relations: readonly Relation[]): number =>
  relations.filter(({ path }) => path.includes('.')).length

function relationsIn(fields: readonly FlattenedField[], above = ''): Relation[] {
  return fields.flatMap((field) => {
    const path = `${above}${field.name}`
    if (field.type === 'relationship' || field.type === 'upload')
      return [{ path, to: [field.relationTo].flat() }]
    return 'flattenedFields' in field ? relationsIn(field.flattenedFields, `${path}.`) : []
  })
}
