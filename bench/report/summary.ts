import type { ContenderName } from '../contenders/contender'
import { NAMES } from '../measures/queries'
import { WRITES, type Writes } from '../measures/writes'
import type { Mark } from './marks'
import type { Results } from './results'
import { figure, renderTable } from './table'

export const CONTENDERS: Readonly<Record<ContenderName, string>> = {
  http: 'bare node:http, the same bytes',
  express: 'bare Express, the same bytes',
  cached: 'Dateline',
  uncached: 'Dateline, CACHE_MB=0',
  stock: 'stock Payload on Next',
}

/** What a run found, as it is printed at its end: the figures, then the marks. */
export function renderSummary({ results, marks }: { results: Results; marks: readonly Mark[] }): string {
  return [
    throughput(results),
    creates(results),
    writes(results),
    server(results),
    flat(results),
    renderMarks(marks),
  ]
    .filter((part) => part !== '')
    .join('\n\n')
}

/** The marks, each with what it must reach and whether it does. */
export function renderMarks(marks: readonly Mark[]): string {
  if (marks.length === 0) return ''
  return renderTable([
    ['must be reached', 'ratio', 'mark', ''],
    ...marks.map(({ what, value, mark, isCeiling, isReached }) => [
      what,
      figure(value),
      `${isCeiling ? '≤' : '≥'} ${mark}`,
      isReached ? '✓' : '✗',
    ]),
  ])
}

function throughput({ throughput }: Results): string {
  const rows = Object.entries(NAMES).flatMap(([what, name]) => {
    const of = throughput.filter((each) => each.what === what)
    const stock = of.find(({ contender, way }) => contender === 'stock' && !way)?.perSecond
    return of.map(({ contender, way, perSecond, latency, cpu }) => [
      `${name}: ${CONTENDERS[contender]}${way ? ` (${way})` : ''}`,
      figure(perSecond),
      figure(latency),
      figure(cpu),
      stock ? `${figure(perSecond / stock)} ×` : '',
    ])
  })
  return rows.length === 0
    ? ''
    : renderTable([['10 connections', 'a second', '99% in ms', 'CPU ms', 'of stock'], ...rows])
}

function creates({ creates }: Results): string {
  if (creates.length === 0) return ''
  return renderTable([
    ['creating stories, Local API', 'a second', 'ms each', 'MB early', 'MB end', 'MB most'],
    ...creates.map(({ side, count, among, perSecond, each, memory }) => [
      `${count} by ${side === 'ours' ? 'Dateline' : 'stock'}${among ? ` among ${among}` : ''}`,
      ...[perSecond, each, memory.early, memory.end, memory.most].map(figure),
    ]),
  ])
}

function writes({ writes = {} }: Results): string {
  const { ours, stock } = writes
  if (!ours) return ''
  return renderTable([
    ['an editor over REST, ms', 'Dateline', 'stock', 'of stock'],
    ...(Object.keys(WRITES) as (keyof Writes)[]).map((kind) => [
      WRITES[kind],
      figure(ours[kind]),
      figure(stock?.[kind] ?? Number.NaN),
      stock ? `${figure(stock[kind] / ours[kind])} ×` : '',
    ]),
  ])
}

function server({ visible, startUp, memoryAfter }: Results): string {
  const sides = (['ours', 'stock'] as const).filter((side) => startUp[side])
  if (sides.length === 0) return ''
  return renderTable([
    ['the server', 'ms to first answer', 'MB then', 'MB after load', 'ms from publish to seen'],
    ...sides.map((side) => [
      side === 'ours' ? 'Dateline' : 'stock Payload on Next',
      figure(startUp[side]!.took),
      figure(startUp[side]!.memory),
      figure(memoryAfter[side === 'ours' ? 'cached' : 'stock'] ?? Number.NaN),
      figure(visible[side] ?? Number.NaN),
    ]),
  ])
}

function flat({ flat }: Results): string {
  const sizes = Object.keys(flat[0]?.latency ?? {})
  if (sizes.length === 0) return ''
  return renderTable([
    ['uncached, one connection: ms at', ...sizes],
    ...flat.map(({ what, latency }) => [NAMES[what], ...sizes.map((size) => figure(latency[Number(size)]!))]),
  ])
}
