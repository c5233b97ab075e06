import { expect, it } from 'vitest'

import { parseOptions } from '../../bench/options'

it('measures 20,000 stories for five seconds, three times, unless it is told otherwise', () => {
  expect(parseOptions([])).toMatchObject({
    articles: 20_000,
    rounds: 3,
    seconds: 5,
    flat: [],
    hasPostgres: true,
    hasStock: true,
    isLong: false,
  })
  expect(parseOptions(['--long'])).toMatchObject({ isLong: true })
})

it('keeps the figures of a quick run away from the project’s own', () => {
  expect(parseOptions(['--quick'])?.output).toBe('data/bench/last')
  expect(parseOptions([])?.output).toBeUndefined()
})

it('takes parts of a second', () => {
  expect(parseOptions(['--quick'])).toMatchObject({ rounds: 1, seconds: 1 })
  expect(parseOptions(['--quick', '--seconds', '0.1'])).toMatchObject({ rounds: 1, seconds: 0.1 })
  expect(() => parseOptions(['--seconds', '0'])).toThrow('--seconds 0: must be a number above 0.')
})

it('takes --flat with sizes and without', () => {
  expect(parseOptions(['--flat', '--strict'])).toMatchObject({
    flat: [1_000, 20_000, 100_000],
    isStrict: true,
  })
  expect(parseOptions(['--flat', '10,20'])?.flat).toEqual([10, 20])
})

it('leaves out what it is told to', () => {
  expect(parseOptions(['--without', 'stock'])).toMatchObject({ hasPostgres: true, hasStock: false })
  expect(parseOptions(['--without', 'stock', '--without', 'postgres'])).toMatchObject({
    hasPostgres: false,
    hasStock: false,
  })
})

it('refuses what it cannot measure', () => {
  for (const args of [['--articles', 'many'], ['--rounds', '0'], ['--without', 'ours'], ['--unknown']]) {
    expect(() => parseOptions(args)).toThrow(/whole number|only stock|Unknown option/)
  }
})
