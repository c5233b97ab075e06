import * as fc from '../support/fastCheck'
import { describe, expect, it } from 'vitest'

import { baseOf } from '../../src/articles/base'
import { Refusal } from '../../src/errors'

const TIME = '2024-10-28T14:30:00.123Z'

describe('the version that a save started from', () => {
  it.each([
    ['not named', undefined, undefined, { kind: 'none' }],
    ['not named: empty in the form', null, '', { kind: 'none' }],
    ['by the header', `"${TIME}"`, undefined, { kind: 'saved', at: [Date.parse(TIME)] }],
    ['in the data', undefined, TIME, { kind: 'saved', at: [Date.parse(TIME)] }],
    ['whatever is stored', '*', undefined, { kind: 'any' }],
    ['whatever is stored, though the data name one', '*', TIME, { kind: 'any' }],
    [
      'with an offset',
      '"2024-10-28T15:30:00.123+01:00"',
      undefined,
      { kind: 'saved', at: [Date.parse(TIME)] },
    ],
    [
      'one of two',
      `"${TIME}" , "2001-01-01T00:00:00Z"`,
      undefined,
      { kind: 'saved', at: [Date.parse(TIME), 978307200000] },
    ],
  ])('%s', (_name, header, field, expected) => {
    expect(baseOf({ header, field })).toEqual(expected)
  })

  it('is refused with a code in every other form, and nothing else is ever thrown', () => {
    fc.assert(
      fc.property(
        fc.oneof(
          fc.string(),
          fc.string().map((text) => `"${text}"`),
        ),
        (header) => {
          try {
            const { kind } = baseOf({ header, field: undefined })
            expect(['saved', 'any']).toContain(kind)
          } catch (error) {
            expect(error).toBeInstanceOf(Refusal)
            expect(error).toMatchObject({ status: 400, data: { code: 'bad-if-match' } })
          }
        },
      ),
    )
    for (const field of [7, true, {}, ['x'], '2024-10-28', 'yesterday']) {
      expect(() => baseOf({ header: undefined, field })).toThrow(Refusal)
    }
  })

  it('takes any number of tags in about the time that their length is', () => {
    const header = `${Array.from({ length: 5_000 }, () => `"${TIME}"`).join(',')},`
    expect(() => baseOf({ header, field: undefined })).toThrow(Refusal)
  })
})
