import { expect, it } from 'vitest'

import { labelOf } from '../../../src/fields/label/labelOf'
import { isSameName } from '../../../src/articles/preflight/sameName'

it.each([
  ['authors', { name: 'Ann Smith', slug: 'ann-smith' }, 'Ann Smith'],
  ['authors', { name: 'Ann Smith', affiliation: 'AP', slug: 'ann-smith' }, 'Ann Smith · AP'],
  ['authors', { name: 'Ann Smith', affiliation: 'AP', slug: 'ann-smith-2' }, 'Ann Smith · AP · ann-smith-2'],
  ['contributors', { name: ' Ann Smith ', affiliation: ' ', slug: null }, 'Ann Smith'],
  ['topics', { name: 'Sport', slug: 'sport-2' }, 'Sport · sport-2'],
  ['users', { name: 'Ann Smith', email: 'ann@example.com' }, 'Ann Smith · ann@example.com'],
] as const)('one of %s is told from others of its name: %o', (collection, named, label) => {
  expect(labelOf(collection, named)).toBe(label)
})

it.each([
  ['Ann Smith', 'ann  SMITH ', true],
  ['Jos\u00e9', 'JOSE\u0301', true],
  ['Ann', 'Hannah', false],
  ['José', 'Jose', false],
  ['', ' ', false],
])('%j and %j are one name: %s', (one, other, isSame) => {
  expect(isSameName(one, other)).toBe(isSame)
})
