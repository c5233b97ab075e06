import { isDeepStrictEqual } from 'node:util'

import { groupBy } from './groupBy'
import type { Look } from './look'
import { pagesOf, type Row, type VersionRow } from '../../database/pages'

/** Each record with drafts must have exactly one newest version; if that is published, it must equal the row that readers get. */
export async function checkLatestVersions({ payload, collection, report }: Look): Promise<void> {
  const { versions } = payload.collections[collection].config
  if (!versions || !versions.drafts) return
  for await (const rows of pagesOf(payload, collection)) {
    const { docs } = await payload.db.findVersions({
      collection,
      pagination: false,
      limit: 0,
      where: { and: [{ latest: { equals: true } }, { parent: { in: rows.map(({ id }) => id) } }] },
    })
    const latest = groupBy(docs as unknown as VersionRow[], ({ parent }) => String(parent))
    for (const row of rows) {
      const where = `${collection} ${row.id}`
      const [newest, ...others] = latest.get(row.id) ?? []
      if (!newest || others.length > 0) {
        report({
          code: 'latest-version',
          kind: 'problem',
          where,
          what: `has ${newest ? others.length + 1 : 'no'} newest versions instead of one`,
          todo: 'open it in the panel, check it, and save it',
        })
      } else {
        const differing = differences({ row, newest })
        if (differing.length === 0) continue
        report({
          code: 'version-differs',
          kind: 'problem',
          where,
          what: `differs from its newest version, which is published: ${differing.join(', ')}`,
          todo: 'open it in the panel, check it, and publish it',
        })
      }
    }
  }
}

/** Fields in which the row differs from a published newest version. A draft may differ in all. */
function differences({ row, newest: { version } }: { row: Row; newest: VersionRow }): string[] {
  if (version._status !== 'published') return []
  return Object.keys({ ...row, ...version })
    .filter((field) => !['id', 'createdAt', 'updatedAt'].includes(field))
    .filter((field) => !isDeepStrictEqual(bare(row[field]), bare(version[field])))
    .sort()
}

/** A value without the differences between the two tables: ids of array rows, and null versus absent. */
function bare(value: unknown): unknown {
  if (value === null || value === undefined) return undefined
  if (value instanceof Date) return value.toISOString()
  if (Array.isArray(value)) return value.length === 0 ? undefined : value.map(bare)
  if (typeof value !== 'object') return value
  const entries = Object.entries(value)
    .filter(([key]) => key !== 'id' && key !== '_uuid')
    .map(([key, each]) => [key, bare(each)] as const)
    .filter(([, each]) => each !== undefined)
  return entries.length === 0 ? undefined : Object.fromEntries(entries)
}
