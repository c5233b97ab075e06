import type { TextField } from 'payload'

import { isStaff, never } from '../../access/roles'
import { labelOf, type Labelled, type Named } from './labelOf'

/** The stored label of a record. The panel uses it as the title by which Payload lists, sorts and searches records. */
export function labelField(collection: Labelled): TextField {
  return {
    name: 'label',
    type: 'text',
    index: true,
    access: { create: never, read: isStaff, update: never },
    admin: { hidden: true, disableBulkEdit: true, disableListColumn: true, disableListFilter: true },
    hooks: {
      beforeChange: [
        ({ originalDoc, siblingData }) =>
          labelOf(collection, { ...(originalDoc as Named | undefined), ...(siblingData as Named) }),
      ],
    },
  }
}
