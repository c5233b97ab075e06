import { expect, it } from 'vitest'

import { isSurnameAlone } from '../../../src/articles/preflight/surnameAlone'

it.each([
  ['Kopp', true],
  [' O’Brien ', true],
  ['Лавров', true],
  ['Παπαδόπουλος', true],
  ['Jane Kopp', false],
  ['王小明', false],
  ['山田太郎', false],
  ['김정은', false],
  ['محمد', false],
  ['สมชาย', false],
  ['', false],
])('%j is a surname alone: %s', (name, is) => {
  expect(isSurnameAlone(name)).toBe(is)
})
