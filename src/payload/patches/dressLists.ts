import type { Field, SanitizedConfig } from 'payload'

import { isUnordered } from '../../access/requestGuard/sort'

const DATE_CELL = '/src/admin/time/DateCell#DateCell'
const STATE_CELL = '/src/admin/desk/StateCell#StateCell'
const UNSORTABLE = '/src/admin/UnsortableColumns#UnsortableColumns'

/**
 * Makes every list of the panel show dates in the user's time zone, and offer sorting only by columns the server can sort by.
 *
 * Upstream, Payload 3.90.2: a cell component is set per field, the fields Payload adds (`createdAt`, `_status`) exist only in the sanitised
 * configuration, and every column has sort arrows. Why that is wrong here: editors read times in the wrong zone, and some arrows lead to a
 * list the server rejects. Upstream issue: no issue known.
 * On upgrade: does the sanitised configuration still take `admin.components.Cell`, `beforeListTable` and `beforeInput`, and does a column
 * heading still have the id `heading-NAME` (`admin/UnsortableColumns`)?
 */
export function dressLists(config: SanitizedConfig): SanitizedConfig {
  const unsortable = new Map(
    config.collections.map(({ slug, fields }) => [slug as string, unsortableColumns(fields)]),
  )
  const hideArrows = (slug: string) => ({
    path: UNSORTABLE,
    clientProps: { columns: unsortable.get(slug) ?? [] },
  })
  for (const { admin, fields, slug } of config.collections) {
    forEachField(fields, (field) => {
      if (field.type === 'date' && !field.admin?.components?.Cell) {
        field.admin = { ...field.admin, components: { ...field.admin?.components, Cell: DATE_CELL } }
      }
      if (slug === 'articles' && 'name' in field && field.name === '_status' && field.type === 'select') {
        field.admin = { ...field.admin, components: { ...field.admin?.components, Cell: STATE_CELL } }
      }
      if (field.type === 'join' && typeof field.collection === 'string') {
        const { beforeInput = [] } = field.admin?.components ?? {}
        field.admin = {
          ...field.admin,
          components: {
            ...field.admin?.components,
            beforeInput: [...beforeInput, hideArrows(field.collection)],
          },
        }
      }
    })
    if ((unsortable.get(slug) ?? []).length === 0) continue
    admin.components = {
      ...admin.components,
      beforeListTable: [...(admin.components?.beforeListTable ?? []), hideArrows(slug)],
    }
  }
  return config
}

function forEachField(fields: readonly Field[], visit: (field: Field) => void): void {
  for (const field of fields) {
    visit(field)
    for (const inner of innerFields(field)) forEachField(inner, visit)
  }
}

/** Column names as the panel's tables use them: `wire-agency` for a field in a group. */
export function unsortableColumns(fields: readonly Field[], prefix = '', isInList = false): string[] {
  return fields.flatMap((field) => {
    const name = 'name' in field && field.name ? `${prefix}${field.name}` : undefined
    const isList = field.type === 'array' || field.type === 'blocks'
    const isRefused = isInList || isUnordered(field)
    const own = name !== undefined && isRefused ? [name] : []
    const inside = name === undefined ? prefix : `${name}-`
    return [
      ...own,
      ...innerFields(field).flatMap((inner) => unsortableColumns(inner, inside, isInList || isList)),
    ]
  })
}

function innerFields(field: Field): readonly Field[][] {
  if (field.type === 'tabs') {
    return field.tabs.map((tab) => tab.fields)
  }
  return 'fields' in field ? [field.fields] : []
}
