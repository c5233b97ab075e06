import type { CheckboxField } from 'payload'

import { editorsOnly } from '../../access/roles'

/**
 * Whether the public may see this record. Set when a story that uses it is first published; an editor may set
 * it sooner. Until then a name or a file must not give a story away.
 */
export function isPublicField(): CheckboxField {
  return {
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
      description: 'Readers can see this. Set by itself when a story that uses it is published.',
    },
  }
}
