import { expect, it } from 'vitest'
import { validateXML } from 'xmllint-wasm'

import { renderChart } from '../../bench/report/chart'
import type { Throughput } from '../../bench/measures/throughput'
import type { Results } from '../../bench/report/results'
import { renderMarks, renderSummary } from '../../bench/report/summary'
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

const measured = (contender: Throughput['contender'], perSecond: number, way?: string): Throughput => ({
  what: 'story',
  contender,
  perSecond,
  rounds: [perSecond],
  latency: 1,
  cpu: 1,
  ...(way ? { way } : {}),
})

const summaryOf = (more: Partial<Results>): string[] =>
  renderSummary({
    marks: [],
    results: {
      date: '',
      machine: { cpu: '', cores: 2, memoryGB: 1, system: '' },
      versions: {},
      parameters: {},
      throughput: [],
      creates: [],
      visible: {},
      startUp: {},
      memoryAfter: {},
      flat: [],
      ...more,
    },
  }).split('\n')

it('sets what was measured on PostgreSQL beside the same on SQLite, each against stock on its own engine', () => {
  const lines = summaryOf({
    throughput: [
      measured('uncached', 900),
      measured('stock', 100),
      measured('stock', 300, 'by id'),
      measured('uncached-postgres', 600),
      measured('stock-postgres', 200),
    ],
  })
  const [head = '', , ours = '', stock = '', byId = ''] = lines.map((line) => line.replaceAll(/ {2,}/g, '|'))
  expect(head).toBe(
    '10 connections|a second|99% in ms|CPU ms|of stock|PostgreSQL: a second|99% in ms|CPU ms|of stock',
  )
  expect(ours).toBe('One story by its slug: Dateline, CACHE_MB=0|900|1.00|1.00|9.00 ×|600|1.00|1.00|3.00 ×')
  expect(stock).toBe('One story by its slug: stock Payload on Next|100|1.00|1.00|1.00 ×|200|1.00|1.00|1.00 ×')
  expect(byId.trimEnd()).toBe('One story by its slug: stock Payload on Next (by id)|300|1.00|1.00|3.00 ×|')
})

it('has no column of PostgreSQL where that was not measured', () => {
  const lines = summaryOf({
    throughput: [measured('uncached', 900)],
    writes: { ours: { publish: 10, update: 20, draft: 30 } },
  })
  expect(lines.join('\n')).not.toContain('PostgreSQL')
  expect(lines.join('\n')).toMatch(/publishing a story\s+10.0\s+–/)
})

it('names who created stories, and who was asked by an editor, on which engine', () => {
  const writes = { publish: 10, update: 20, draft: 30 }
  const slow = { publish: 40, update: 40, draft: 30 }
  const text = summaryOf({
    creates: [
      {
        side: 'stock-postgres',
        count: 50,
        perSecond: 9,
        each: 1,
        memory: { early: 1, end: 1, most: 1 },
        among: 0,
      },
    ],
    writes: { ours: writes, stock: writes, 'ours-postgres': writes, 'stock-postgres': slow },
  })
    .join('\n')
    .replaceAll(/ {2,}/g, '|')
  expect(text).toContain('50 by stock Payload on PostgreSQL|9.00')
  expect(text).toContain('publishing a story|10.0|10.0|1.00 ×|10.0|40.0|4.00 ×')
})
