import { describe, expect, it } from 'vitest'

import { idOf, idsIn, rowsOf } from '../src/relations'

describe('the id of a relation', () => {
  it.each([
    ['an id', 'a1', 'a1'],
    ['a number, as an id', 7, '7'],
    ['a populated record', { id: 'a1', name: 'Jane Kopp' }, 'a1'],
    ['a populated record whose id is a number', { id: 7 }, '7'],
    ['a record without an id', { name: 'Jane Kopp' }, undefined],
    ['nothing', undefined, undefined],
    ['null', null, undefined],
    ['an empty text', '', undefined],
    ['something else', true, undefined],
  ])('%s', (_name, relation, id) => {
    expect(idOf(relation)).toBe(id)
    expect(idsIn(relation)).toEqual(id === undefined ? [] : [id])
  })
})

describe('the rows of an array value', () => {
  it.each([
    ['a list', ['a', 'b'], ['a', 'b']],
    ['a number, as a form sends an empty list', 0, []],
    ['null', null, []],
    ['nothing', undefined, []],
    ['something else', { length: 2 }, []],
  ])('%s', (_name, value, rows) => {
    expect(rowsOf(value as unknown)).toEqual(rows)
  })
})
