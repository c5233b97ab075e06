import type { ContenderName } from '../contenders/contender'
import { SERVERS } from '../contenders/launches'
import { onPostgres, SIDE_NAMES, SIDES } from '../data/sides'
import { NAMES } from '../measures/queries'
import type { Throughput } from '../measures/throughput'
import { WRITES, type Writes } from '../measures/writes'
import type { Mark } from './marks'
import type { Results } from './results'
import { figure, renderTable } from './table'

const CONTENDERS = {
  http: 'bare node:http, the same bytes',
  express: 'bare Express, the same bytes',
  cached: 'Dateline',
  uncached: 'Dateline, CACHE_MB=0',
  stock: 'stock Payload on Next',
} as const

/** Contenders that are also measured on PostgreSQL: a column of their rows. */
const ON_POSTGRES: Readonly<Partial<Record<ContenderName, ContenderName>>> = {
  uncached: 'uncached-postgres',
  stock: 'stock-postgres',
}

/** The results of a run as printed at its end: the figures, then the marks. */
export function renderSummary({ results, marks }: { results: Results; marks: readonly Mark[] }): string {
  return [
    throughput(results),
    creates(results),
    parsing(results),
    writes(results),
    server(results),
    memory(results),
    commands(results),
    flat(results),
    renderMarks(marks),
  ]
    .filter((part) => part !== '')
    .join('\n\n')
}

/** The marks, each with its target and whether it is reached. */
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
  const columns = ['a second', '99% in ms', 'CPU ms', 'of stock']
  const hasPostgres = throughput.some(({ contender }) => contender === 'uncached-postgres')
  const rows = Object.entries(NAMES).flatMap(([what, name]) => {
    const of = throughput.filter((each) => each.what === what)
    const find = (named: ContenderName | undefined, like?: string) =>
      of.find(({ contender, way }) => contender === named && way === like)
    const cells = (found: Throughput | undefined, stock: Throughput | undefined) =>
      found
        ? [
            ...[found.perSecond, found.latency, found.cpu].map(figure),
            stock ? `${figure(found.perSecond / stock.perSecond)} ×` : '',
          ]
        : columns.map(() => '')
    return Object.entries(CONTENDERS).flatMap(([contender, label]) =>
      of
        .filter((each) => each.contender === contender)
        .map((each) => [
          `${name}: ${label}${each.way ? ` (${each.way})` : ''}`,
          ...cells(each, find('stock')),
          ...(hasPostgres ? cells(find(ON_POSTGRES[each.contender], each.way), find('stock-postgres')) : []),
        ]),
    )
  })
  if (rows.length === 0) return ''
  const [first = '', ...others] = columns
  return renderTable([
    ['10 connections', ...columns, ...(hasPostgres ? [`PostgreSQL: ${first}`, ...others] : [])],
    ...rows,
  ])
}

function creates({ creates }: Results): string {
  if (creates.length === 0) return ''
  return renderTable([
    ['creating stories, Local API', 'a second', 'ms each', 'MB early', 'MB end', 'MB most'],
    ...creates.map(({ side, count, among, perSecond, each, memory }) => [
      `${count} by ${SIDE_NAMES[side]}${among ? ` among ${among}` : ''}`,
      ...[perSecond, each, memory.early, memory.end, memory.most].map(figure),
    ]),
  ])
}

function parsing({ parsing = [] }: Results): string {
  if (parsing.length === 0) return ''
  return renderTable([
    ['reading wire copy', 'MB a second', 'bytes of a story'],
    ...parsing.map(({ format, megabytesPerSecond, bytes }) => [
      format,
      figure(megabytesPerSecond),
      figure(bytes),
    ]),
  ])
}

function writes({ writes = {} }: Results): string {
  const pairs = (
    [
      ['ours', 'stock'],
      ['ours-postgres', 'stock-postgres'],
    ] as const
  ).filter(([ours]) => writes[ours])
  if (pairs.length === 0) return ''
  return renderTable([
    [
      'an editor over REST, ms',
      ...pairs.flatMap((pair) => [...pair.map((side) => SIDE_NAMES[side]), 'of stock']),
    ],
    ...(Object.keys(WRITES) as (keyof Writes)[]).map((kind) => [
      WRITES[kind],
      ...pairs.flatMap((pair) => {
        const [ours, stock] = pair.map((side) => writes[side]?.[kind] ?? Number.NaN) as [number, number]
        return [figure(ours), figure(stock), Number.isNaN(stock) ? '' : `${figure(stock / ours)} ×`]
      }),
    ]),
  ])
}

function server({ visible, startUp, memoryAfter }: Results): string {
  const sides = SIDES.filter((side) => startUp[side])
  if (sides.length === 0) return ''
  return renderTable([
    [
      'the server',
      'ms to first answer',
      'MB then',
      'ms of first panel page',
      'MB then',
      'MB after load',
      'ms from publish to seen',
    ],
    ...sides.map((side) => [
      SIDE_NAMES[side],
      ...[
        startUp[side]!.took,
        startUp[side]!.memory,
        startUp[side]!.panel,
        startUp[side]!.memoryWithPanel,
        memoryAfter[SERVERS[side]] ?? Number.NaN,
        visible[side] ?? Number.NaN,
      ].map(figure),
    ]),
  ])
}

function memory({ memory = {} }: Results): string {
  const rows = SIDES.flatMap((side) => {
    const found = memory[side]
    return found ? [[SIDE_NAMES[side], ...[found.afterReads, found.afterPublications].map(figure)]] : []
  })
  const [first] = Object.values(memory)
  if (!first) return ''
  return renderTable([
    [
      'memory of a server of its own',
      `MB after ${first.reads} reads`,
      `MB after ${first.publications} publications more`,
    ],
    ...rows,
  ])
}

function commands({ userList, builds }: Results): string {
  if (userList === undefined) return ''
  return renderTable([
    ['commands', 'seconds'],
    ['npm run user -- list', figure(userList / 1_000)],
    ...(builds ? [['npm run build, from nothing', figure(builds.ours / 1_000)]] : []),
    ...(builds?.stock ? [['next build of stock Payload, from nothing', figure(builds.stock / 1_000)]] : []),
  ])
}

function flat({ flat }: Results): string {
  const sizes = Object.keys(flat[0]?.latency ?? {})
  if (sizes.length === 0) return ''
  return renderTable([
    ['uncached, one connection: ms at', ...sizes],
    ...flat.map(({ side, what, latency }) => [
      `${NAMES[what]}${onPostgres(side)}`,
      ...sizes.map((size) => figure(latency[Number(size)]!)),
    ]),
  ])
}
