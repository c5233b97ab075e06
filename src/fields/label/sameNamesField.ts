import type { JSONField } from 'payload'

import { isInNewsroom, nobodyAtAll, theNewsroomOnly } from '../../access/roles'
import { isSameName } from '../../preflight/sameName'

/** Names that contain this one, as `Ann` stands in Hannah: those that are the same are among them. */
const MOST = 1_000

/** Of one record: others of the same name, as `{id, label}`. A name that is taken is pointed out, never refused: two people may share it. */
export function sameNamesField(collection: 'authors' | 'contributors' | 'topics'): JSONField {
  return {
    name: 'sameNames',
    type: 'json',
    virtual: true,
    access: { create: nobodyAtAll, read: theNewsroomOnly, update: nobodyAtAll },
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
          // For an answer to a person. What the server saves by itself, as a publication does, looks up no names.
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
