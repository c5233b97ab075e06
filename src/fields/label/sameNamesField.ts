import type { JSONField } from 'payload'

import { isInNewsroom, isStaff, never } from '../../access/roles'
import { isSameName } from '../../articles/preflight/sameName'

/** Limit for records whose name contains this one (`Ann` also matches Hannah); exact matches are filtered from them. */
const MOST = 1_000

/**
 * Other records with the same name as `{id, label}`, when a single record is read. A duplicate name is reported, not rejected: two people
 * may share it.
 */
export function sameNamesField(collection: 'authors' | 'contributors' | 'topics'): JSONField {
  return {
    name: 'sameNames',
    type: 'json',
    virtual: true,
    access: { create: never, read: isStaff, update: never },
    admin: {
      components: { Field: '/src/admin/SameNames#SameNames' },
      disableBulkEdit: true,
      disableListColumn: true,
      disableListFilter: true,
    },
    hooks: {
      afterRead: [
        async ({ findMany, originalDoc, overrideAccess, req, siblingData }) => {
          const { id = (originalDoc as { id?: string } | undefined)?.id, name } = siblingData as {
            id?: string
            name?: string
          }
          // Only for requests by users. The server's own saves, such as a publication, skip the query.
          if (findMany || overrideAccess || !isInNewsroom(req) || !id || !name?.trim()) return undefined
          const { docs } = await req.payload.find({
            collection,
            depth: 0,
            limit: MOST,
            pagination: false,
            req,
            select: { label: true, name: true },
            where: { and: [{ name: { like: name.trim() } }, { id: { not_equals: id } }] },
          })
          return docs
            .filter((other) => isSameName(other.name, name))
            .map(({ id, label, name }) => ({ id, label: label ?? name }))
        },
      ],
    },
  }
}
