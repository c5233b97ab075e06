import type { CheckboxField } from 'payload'

import { editorsOnly, isStaff, never } from '../access/roles'

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
