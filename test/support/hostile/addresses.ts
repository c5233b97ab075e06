import * as fc from '../fastCheck'

import type { Collection } from './known'
import { oddText, oddNumber } from './odd'

/** An address of this shape: with a known id in some of the places for one, with nonsense in the others. */
export function fillPath(path: string, ids: readonly string[]): fc.Arbitrary<string> {
  const segments = path.split('/').map((segment) => {
    if (!segment.startsWith(':')) return fc.constant(segment)
    const odd = fc.constantFrom(...ODD_SEGMENTS)
    return ids.length > 0 ? fc.oneof(odd, fc.constantFrom(...ids), fc.constantFrom(...ids)) : odd
  })
  return fc.tuple(...segments).map((parts) => parts.join('/'))
}

export const ODD_SEGMENTS = [
  'nope',
  'x.png',
  '%00',
  '..%2f..%2fetc%2fpasswd',
  '..',
  '%',
  '%zz',
  '%ff%fe',
  '00000000-0000-0000-0000-000000000000',
  '507f1f77bcf86cd799439011',
  '1e308',
  '-1',
  'null',
  '%27%20OR%201=1--',
  '%5B%5D',
  'x'.repeat(3_000),
  '%F0%9F%97%9E',
  '__proto__',
  'constructor',
  '$where',
  'a%2Fb',
  'x%00.png',
]

export function queryFor(collection: Collection | undefined): fc.Arbitrary<string> {
  const names = [...(collection?.flattenedFields.map(({ name }) => name) ?? []), 'id', 'nope', '__proto__']
  const name = fc.oneof(
    fc.constantFrom(...names),
    fc.tuple(fc.constantFrom(...names), fc.constantFrom(...names)).map(([one, two]) => `${one}.${two}`),
  )
  const where = fc
    .tuple(name, fc.constantFrom(...OPERATORS), oddText(), fc.constantFrom('', '[or][0]', '[and][0][or][1]'))
    .map(([field, operator, value, nest]) => `where${nest}[${field}][${operator}]=${encode(value)}`)
  const sort = fc.tuple(fc.constantFrom('', '-'), name).map(([sign, field]) => `sort=${sign}${field}`)
  const number = fc
    .tuple(fc.constantFrom('limit', 'page', 'depth'), fc.oneof(oddText(), oddNumber().map(String)))
    .map(([key, value]) => `${key}=${encode(value)}`)
  const flag = fc
    .tuple(
      fc.constantFrom('draft', 'trash', 'autosave', 'pagination', 'overrideLock', 'locale', 'fallbackLocale'),
      fc.oneof(fc.constantFrom('true', 'false'), oddText()),
    )
    .map(([key, value]) => `${key}=${encode(value)}`)
  const select = fc
    .tuple(
      fc.constantFrom('select', 'populate', 'joins'),
      name,
      fc.oneof(fc.constantFrom('true', 'false'), oddText()),
    )
    .map(([key, field, value]) => `${key}[${field}]=${encode(value)}`)
  const raw = fc.constantFrom(
    'where={bad',
    'where=%7B%22or%22%3A%5B%5D%7D',
    'where[or]=x',
    'where[and][0]=x',
    `where${'[or][0]'.repeat(30)}[id][equals]=1`,
    'where[id][in]=' + 'a,'.repeat(3_000),
    'sort[]=a&sort[]=b',
    'select=true',
    'select[__proto__][x]=true',
    'joins=false',
    'depth=99999999999999999999',
    '&&&=&=',
    '%',
    '%00',
    '%E0%A4%A',
    'a[b][c][d][e][f][g][h][i][j][k][l]=1',
    'prefix=',
    'prefix=..%2f',
    'where[headline][like]=' + '%25'.repeat(500),
    'limit=0',
    'limit=-1',
    'limit=1000000&depth=10',
  )
  const one = fc.oneof(where, where, sort, number, flag, select, raw)
  return fc.oneof(
    fc.constant(''),
    fc.constant('draft=true'),
    fc.array(one, { maxLength: 4 }).map((all) => all.join('&')),
  )
}

const OPERATORS = [
  'equals',
  'not_equals',
  'in',
  'not_in',
  'all',
  'exists',
  'greater_than',
  'less_than_equal',
  'like',
  'not_like',
  'contains',
  'near',
  'within',
  'intersects',
  'nonsense',
  '$where',
]

const encode = (text: string) => encodeURIComponent(text.toWellFormed())
