import type { TextField } from 'payload'

import { isStaff, never } from '../../access/roles'
import { searchTextOf, type Searchable } from './searchTextOf'
import { SEARCH_TEXT } from '../../hooks/searchWhere'

/** The stored search text of a record, used by the panel's search. It is never returned, and only newsroom staff may filter by it. */
export function searchTextField(collection: Searchable, searchedBy: string): TextField {
  return {
    name: SEARCH_TEXT,
    // The panel's search field reads “Search by headline, person …”.
    label: searchedBy,
    type: 'text',
    access: { create: never, read: isStaff, update: never },
    admin: { hidden: true, disableBulkEdit: true, disableListColumn: true, disableListFilter: true },
    hooks: {
      // Instead of the field option `hidden`: Payload does not search hidden fields.
      afterRead: [
        ({ siblingData }) => {
          delete siblingData[SEARCH_TEXT]
        },
      ],
      beforeChange: [
        ({ originalDoc, siblingData }) =>
          searchTextOf(collection, { ...(originalDoc as object | undefined), ...siblingData }),
      ],
    },
  }
}
