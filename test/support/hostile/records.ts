import * as fc from '../fastCheck'
import type { FlattenedField } from 'payload'

import type { Known } from './known'
import { oddText, oddNumber, oddValue } from './odd'
import { richText } from './richTexts'

/** A record with some of its fields, each as it should be or as it should not. */
export function dataFor(fields: readonly FlattenedField[], known: Known): fc.Arbitrary<unknown> {
  const model: Record<string, fc.Arbitrary<unknown>> = {}
  for (const field of fields) {
    // A changed address would lock out the account that asks.
    if (field.name === 'email' || field.name === 'sessions') continue
    model[field.name] = fc.oneof(
      { weight: 6, arbitrary: fit(field, known) },
      { weight: 1, arbitrary: oddValue() },
    )
  }
  const keys = Object.keys(model)
  return fc
    .shuffledSubarray(keys, { minLength: Math.min(1, keys.length), maxLength: Math.min(6, keys.length) })
    .chain((some) =>
      fc.record(Object.fromEntries(some.map((key) => [key, model[key] as fc.Arbitrary<unknown>]))),
    )
}

function fit(field: FlattenedField, known: Known): fc.Arbitrary<unknown> {
  const many = (one: fc.Arbitrary<unknown>) =>
    'hasMany' in field && field.hasMany ? fc.array(one, { maxLength: 3 }) : one
  switch (field.type) {
    case 'array':
      return fc.array(dataFor(field.flattenedFields, known), { maxLength: 3 })
    case 'group':
    case 'tab':
      return dataFor(field.flattenedFields, known)
    case 'relationship':
    case 'upload': {
      const to = Array.isArray(field.relationTo) ? String(field.relationTo[0]) : (field.relationTo as string)
      const id = fc.constantFrom(
        ...(known[to] ?? []),
        'nope',
        '00000000-0000-0000-0000-000000000000',
        '507f1f77bcf86cd799439011',
      )
      return many(Array.isArray(field.relationTo) ? id.map((value) => ({ relationTo: to, value })) : id)
    }
    case 'number':
      return many(oddNumber())
    case 'checkbox':
      return fc.boolean()
    case 'date':
      return fc.oneof(
        fc.date({ noInvalidDate: true, min: new Date(0) }).map((date) => date.toISOString()),
        fc.constantFrom(
          '2024-10-28',
          '0001-01-01T00:00:00.000Z',
          '9999-12-31T23:59:59.999Z',
          '2024-10-28T14:30:00',
        ),
      )
    case 'select':
    case 'radio':
      return many(
        fc.constantFrom(
          ...field.options.map((option) => (typeof option === 'string' ? option : option.value)),
        ),
      )
    case 'richText':
      return richText()
    case 'blocks':
    case 'join':
    case 'json':
    case 'point':
      return oddValue()
    case 'code':
    case 'email':
    case 'text':
    case 'textarea':
      return many(fc.oneof(fc.constantFrom('BRUSSELS', 'en', 'x', ' '), oddText()))
  }
}
