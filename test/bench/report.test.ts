import { expect, it } from 'vitest'
import { validateXML } from 'xmllint-wasm'

import { renderChart } from '../../bench/report/chart'
import { renderMarks } from '../../bench/report/summary'
import { figure, renderTable } from '../../bench/report/table'
import { barOf } from '../../bench/say'

it('sets a table with names flush left and figures flush right', () => {
  const table = renderTable([
    ['what', 'a second'],
    ['story', '12,345'],
    ['a long name', '9.50'],
  ])
  expect(table.split('\n')).toEqual([
    'what         a second',
    '───────────  ────────',
    'story          12,345',
    'a long name      9.50',
  ])
})

it('writes a figure with the digits that it is worth', () => {
  expect([12_345.6, 123.4, 12.34, 0.123, Number.NaN].map(figure)).toEqual([
    '12,346',
    '123',
    '12.3',
    '0.12',
    '–',
  ])
})

it('shows which marks are reached and which are not', () => {
  const mark = { what: 'a', value: 0.7, mark: 0.6, isCeiling: false, isReached: true }
  const lines = renderMarks([
    mark,
    { ...mark, value: 2, mark: 1.5, isCeiling: true, isReached: false },
  ]).split('\n')
  expect(lines[2]).toMatch(/0\.70\s+≥ 0\.6\s+✓/)
  expect(lines[3]).toMatch(/2\.00\s+≤ 1\.5\s+✗/)
})

const chart = renderChart({
  parameters: { articles: 20_000 },
  throughput: [
    { what: 'story', contender: 'http', perSecond: 20_000, rounds: [], latency: 0, cpu: 0 },
    { what: 'story', contender: 'cached', perSecond: 10_000, rounds: [], latency: 0, cpu: 0 },
    { what: 'story', contender: 'stock', perSecond: 1, rounds: [], latency: 0, cpu: 0 },
    { what: 'story', contender: 'stock', perSecond: 99, rounds: [], latency: 0, cpu: 0, way: 'another' },
  ],
})

it('draws a bar for each contender, as long as its figure is large, and never none', () => {
  const widths = [...chart.matchAll(/<rect class="(?:ours|other)"[^>]* width="([\d.]+)"/g)].map(([, width]) =>
    Number(width),
  )
  expect(widths).toEqual([500, 250, 1.5])
})

it('draws a picture that is well-formed, says the same in words, and has colours for dark pages', async () => {
  const { errors } = await validateXML({
    xml: [{ fileName: 'bench.svg', contents: chart }],
    normalization: 'format',
  })
  expect(errors).toEqual([])
  expect(chart).toContain('bare node:http 20,000')
  expect(chart).toContain('prefers-color-scheme: dark')
})

it('grows a bar with what is done', () => {
  const filled = (done: number, of: number) => barOf(done, of).match(/█/g)?.length ?? 0
  expect([filled(0, 10), filled(5, 10), filled(10, 10), filled(12, 10), filled(0, 0)]).toEqual([
    0, 15, 30, 30, 0,
  ])
})
