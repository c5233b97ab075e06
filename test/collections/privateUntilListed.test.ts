import type { CollectionConfig, Field } from 'payload'
import { expect, it } from 'vitest'

import { privateUntilListed } from '../../src/payload/privateUntilListed'

/** Who reads a field, by its path: `rule` where it has one. */
function rulesOf(fields: Field[], above = ''): Record<string, string> {
  return Object.assign(
    {},
    ...fields.map((field): Record<string, string> => {
      if (field.type === 'tabs')
        return Object.assign({}, ...field.tabs.map((tab) => rulesOf(tab.fields, above)))
      if (!('name' in field) || !field.name) return 'fields' in field ? rulesOf(field.fields, above) : {}
      const path = `${above}${field.name}`
      const own = { [path]: 'access' in field && field.access?.read ? 'rule' : 'public' }
      return 'fields' in field ? { ...own, ...rulesOf(field.fields, `${path}.`) } : own
    }),
  ) as Record<string, string>
}

it('a field that is new is the newsroom’s, wherever it stands, until it is listed', () => {
  const articles: CollectionConfig = {
    slug: 'articles',
    fields: [
      { name: 'headline', type: 'text' },
      { name: 'subtitle', type: 'text' },
      {
        type: 'tabs',
        tabs: [
          {
            label: 'Wire',
            fields: [
              {
                name: 'wire',
                type: 'group',
                fields: [
                  { name: 'agency', type: 'text' },
                  { name: 'secret', type: 'text' },
                ],
              },
              { type: 'row', fields: [{ name: 'inARow', type: 'number' }] },
            ],
          },
        ],
      },
      {
        name: 'corrections',
        type: 'array',
        fields: [
          { name: 'text', type: 'text' },
          { name: 'internal', type: 'text' },
        ],
      },
      { name: 'topics', type: 'relationship', relationTo: 'topics', hasMany: true },
      { name: 'rows', type: 'array', fields: [{ name: 'any', type: 'text' }] },
    ],
  }
  expect(rulesOf(privateUntilListed(articles).fields)).toEqual({
    headline: 'public',
    subtitle: 'rule',
    wire: 'public',
    'wire.agency': 'public',
    'wire.secret': 'rule',
    inARow: 'rule',
    corrections: 'public',
    'corrections.text': 'public',
    'corrections.internal': 'rule',
    topics: 'public',
    rows: 'rule',
    'rows.any': 'public',
  })
})
