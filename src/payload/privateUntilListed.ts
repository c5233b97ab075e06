import type { CollectionConfig, Field } from 'payload'

import { publicQueries } from '../access/publicQueries'
import { isStaff } from '../access/roles'

/**
 * Makes every field that `access/publicQueries` does not list private in REST and GraphQL, so that a new field stays private until it is
 * listed. Fields with their own read access keep it. A collection without an allow-list is returned unchanged: readers cannot access it at
 * all.
 */
export function privateUntilListed<Config extends CollectionConfig>(collection: Config): Config {
  const { selects } = publicQueries(collection.slug)
  return selects.length === 0
    ? collection
    : { ...collection, fields: closeFields(collection.fields, selects, '') }
}

/** Copies fields that contain other fields; adds read access to fields that hold a value. */
function closeFields(fields: Field[], selects: readonly string[], above: string): Field[] {
  return fields.map((field) => closeField(field, selects, above))
}

function closeField(field: Field, selects: readonly string[], above: string): Field {
  if (field.type === 'ui') return field
  if (field.type === 'tabs') {
    return {
      ...field,
      tabs: field.tabs.map((tab) => ({
        ...tab,
        fields: closeFields(tab.fields, selects, 'name' in tab && tab.name ? `${above}${tab.name}.` : above),
      })),
    }
  }
  if (!('name' in field) || !field.name) {
    return 'fields' in field ? { ...field, fields: closeFields(field.fields, selects, above) } : field
  }
  const path = `${above}${field.name}`
  if (selects.some((listed) => path === listed || path.startsWith(`${listed}.`))) return field
  const isPartlyListed = selects.some((listed) => listed.startsWith(`${path}.`))
  if (isPartlyListed && 'fields' in field) {
    return { ...field, fields: closeFields(field.fields, selects, `${path}.`) }
  }
  const { access } = field as { access?: { read?: unknown } }
  return access?.read ? field : { ...field, access: { ...access, read: isStaff } }
}
