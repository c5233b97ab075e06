import type { TextField } from 'payload'

import { nobodyAtAll, theNewsroomOnly } from '../../access/roles'
import { labelOf, type Labelled, type Named } from './labelOf'

/** The record's label, kept with it: it is the panel's title of the record, by which Payload lists, sorts and searches choices. */
export function labelField(collection: Labelled): TextField {
  return {
    name: 'label',
    type: 'text',
    index: true,
    access: { create: nobodyAtAll, read: theNewsroomOnly, update: nobodyAtAll },
    admin: { hidden: true, disableBulkEdit: true, disableListColumn: true, disableListFilter: true },
    hooks: {
      beforeChange: [
        ({ originalDoc, siblingData }) =>
          labelOf(collection, { ...(originalDoc as Named | undefined), ...(siblingData as Named) }),
      ],
    },
  }
}
