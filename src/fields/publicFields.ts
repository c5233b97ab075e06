import type { CheckboxField, PayloadRequest, RequestContext } from 'payload'

import { editorsOnly, isStaff, never } from '../access/roles'
import { requestSlot } from '../requestState'

/**
 * Whether the public may see this record, and whether an editor decided so. A record becomes public with the first publication that uses
 * it, and private again when nothing public uses it any more, unless an editor made it public by hand. Until then its name or file must not
 * give a story away. Rows older than `isPublicByHand` count as made public by a publication.
 */
export function publicFields(): CheckboxField[] {
  return [
    {
      name: 'isPublic',
      label: 'Public',
      type: 'checkbox',
      defaultValue: false,
      index: true,
      access: { create: editorsOnly, update: editorsOnly },
      hooks: { beforeDuplicate: [() => false] },
      admin: {
        components: { Cell: '/src/admin/PublicCell#PublicCell' },
        position: 'sidebar',
        description:
          'Readers can see this. Set automatically while a public story uses it; tick it to keep it public.',
      },
    },
    {
      name: 'isPublicByHand',
      type: 'checkbox',
      defaultValue: false,
      access: { create: never, read: isStaff, update: never },
      hooks: { beforeDuplicate: [() => false] },
      admin: { disableBulkEdit: true, disableListColumn: true, disableListFilter: true, hidden: true },
    },
  ]
}

/** True while a publication makes the records it uses public. */
const slot = requestSlot<boolean>()

/** Runs `work`. Records that its saves make public count as made public by a publication, not by hand. */
export async function byPublication<T>({ context }: PayloadRequest, work: () => Promise<T>): Promise<T> {
  const before = slot.get(context)
  slot.set(context, true)
  try {
    return await work()
  } finally {
    slot.set(context, before)
  }
}

/** Whether the current save is made by a publication because a story shows the record. */
export const isByPublication = (context: RequestContext): boolean => slot.get(context) ?? false
