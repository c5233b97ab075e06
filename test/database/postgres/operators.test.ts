import { expect, it } from 'vitest'

import { regexOf } from '../../../src/database/postgres/operators'

it('looks for letters in all their cases', () => {
  expect(regexOf('мос')).toBe('***:[Мм][Ооᲂ][Ссᲃ]')
  expect(regexOf('ß')).toBe('***:[ßẞ]')
})

it('takes what an expression would read as an instruction for letters', () => {
  expect(regexOf('100 % (a|b)*')).toBe(String.raw`***:100 % \([Aa]\|[Bb]\)\*`)
  expect(regexOf('***=x')).toBe(String.raw`***:\*\*\*=[Xx]`)
  expect(regexOf(String.raw`\d[^x]`)).toBe(String.raw`***:\\[Dd]\[\^[Xx]\]`)
})
