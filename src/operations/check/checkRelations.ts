import { isLive, type VisibilityFields } from '../../articles/visibility'
import { hasPublicity, keyOf, knownOf } from './known'
import type { Look } from './look'
import { pagesOf, versionPagesOf, type Row } from '../../database/pages'
import { relationsIn } from './relations'

/**
 * Every relationship must lead to an existing record, and a record used by a public one must be public. A missing target is only a note for
 * relationships that record history (who created a story, which dispatch it came from) and in old versions.
 */
export async function checkRelations({ payload, collection, report }: Look): Promise<void> {
  const { config } = payload.collections[collection]
  for await (const rows of pagesOf(payload, collection)) {
    const found = rows.map((row) => ({ row, relations: relationsIn(row, config.flattenedFields) }))
    const known = await knownOf(
      payload,
      found.flatMap(({ relations }) => relations),
    )
    for (const { row, relations } of found) {
      for (const relation of relations) {
        const target = known.get(keyOf(relation))
        const isShown = hasPublicity(payload, relation.collection)
        const where = `${collection} ${row.id}, ${relation.path}`
        if (!target) {
          report({
            code: 'dangling-relation',
            kind: isShown ? 'problem' : 'note',
            where,
            what: `refers to ${relation.collection} ${relation.id}, which does not exist`,
            todo: isShown
              ? 'open it in the panel and choose another, or none'
              : 'nothing to do: it was deleted',
          })
        } else if (isShown && !target.isPublic && isPublicRow(row)) {
          report({
            code: 'not-public',
            kind: 'problem',
            where,
            what: `is public but uses ${relation.collection} ${relation.id}, which is not public`,
            todo: `make that record public in the panel, or remove it here`,
          })
        }
      }
    }
  }
  if (config.versions) await checkVersions({ payload, collection, report })
}

async function checkVersions({ payload, collection, report }: Look): Promise<void> {
  const { config } = payload.collections[collection]
  for await (const versions of versionPagesOf(payload, collection)) {
    const parents = versions
      .filter(({ parent }) => parent !== null && parent !== undefined)
      .map(({ parent }) => ({ path: 'parent', collection: collection as string, id: String(parent) }))
    const found = versions.map((each) => ({
      each,
      relations: relationsIn(each.version, config.flattenedFields),
    }))
    const known = await knownOf(payload, [...parents, ...found.flatMap(({ relations }) => relations)])
    for (const { each, relations } of found) {
      const where = `${collection}, version ${each.id}`
      if (!known.has(keyOf({ collection, id: String(each.parent) }))) {
        report({
          code: 'left-over-version',
          kind: 'note',
          where,
          what: 'belongs to a record that does not exist',
          todo: 'nothing to do: it cannot be opened',
        })
      }
      for (const { path, collection: to, id } of relations) {
        if (known.has(keyOf({ collection: to, id }))) continue
        report({
          code: 'dangling-relation-in-version',
          kind: 'note',
          where: `${where}, ${path}`,
          what: `refers to ${to} ${id}, which does not exist`,
          todo: each.latest
            ? 'choose another before you publish the draft'
            : 'nothing to do, unless you restore it',
        })
      }
    }
  }
}

/** Whether readers have this record at this moment. */
function isPublicRow(row: Row): boolean {
  if ('_status' in row) return isLive(row as VisibilityFields)
  return Boolean(row.isPublic)
}
