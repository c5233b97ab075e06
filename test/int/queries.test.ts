import * as fc from '../support/fastCheck'
import type { Where } from 'payload'
import * as qs from 'qs-esm'
import { afterAll, beforeAll, expect, it } from 'vitest'

import { describeOnEngine, engine } from './engine'
import { openNewsroom, type Newsroom } from './newsroom'
import { plantMixture, type Models, type Value } from './queryModel'

type Kind = 'text' | 'number' | 'date' | 'choice' | 'id'

/** The model is the same everywhere: on the other engines fewer questions find what an engine answers in its own way. */
const [QUERIES, OVER_REST, OVER_GRAPHQL] = engine === 'sqlite' ? [5_000, 300, 200] : [1_500, 100, 60]

const PARTS = ['ł', 'LEE', 'ann', 'élan', '%', '_', 'ярин', 'ann lee', 'lee ann', 'zzz', 'n']

const KINDS: Readonly<Record<string, Readonly<Record<string, Kind>>>> = {
  articles: {
    headline: 'text',
    kicker: 'text',
    slug: 'text',
    language: 'choice',
    wordCount: 'number',
    publishedAt: 'date',
    revisedAt: 'date',
    'dateline.located': 'text',
    'wire.agency': 'text',
    topics: 'id',
    'topics.id': 'id',
    'topics.slug': 'text',
    'topics.name': 'text',
    'authors.author': 'id',
    'authors.author.id': 'id',
    'authors.author.slug': 'text',
    'authors.author.name': 'text',
    'authors.creditedAs': 'text',
    'authors.location': 'text',
    'contributors.contributor': 'id',
    'contributors.contributor.name': 'text',
    'contributors.role': 'text',
    'corrections.kind': 'choice',
    'corrections.at': 'date',
  },
  topics: {
    slug: 'text',
    name: 'text',
    mediaTopic: 'text',
    parent: 'id',
    'parent.id': 'id',
    'parent.slug': 'text',
  },
  authors: { name: 'text', slug: 'text', role: 'text', affiliation: 'text', location: 'text' },
}

const OPERATORS: Readonly<Record<Kind, readonly string[]>> = {
  text: ['equals', 'not_equals', 'in', 'not_in', 'like', 'not_like', 'contains', 'exists'],
  number: [
    'equals',
    'not_equals',
    'in',
    'not_in',
    'greater_than',
    'greater_than_equal',
    'less_than',
    'less_than_equal',
    'exists',
  ],
  date: [
    'equals',
    'not_equals',
    'in',
    'not_in',
    'greater_than',
    'greater_than_equal',
    'less_than',
    'less_than_equal',
    'exists',
  ],
  choice: ['equals', 'not_equals', 'in', 'not_in', 'exists'],
  id: ['equals', 'not_equals', 'in', 'not_in', 'exists'],
}

const isMany = (path: string) => /^(topics|authors|contributors|corrections)/.test(path)

describeOnEngine('a question by fields', () => {
  let newsroom: Newsroom
  let models: Models
  beforeAll(async () => {
    newsroom = await openNewsroom()
    models = await plantMixture(newsroom)
  })
  afterAll(() => newsroom.close())

  type Answer = { docs: { slug?: string | null }[]; totalDocs: number }
  const holds = async (
    of: Models['readers'],
    questions: fc.Arbitrary<Asked>,
    numRuns: number,
    find: (asked: Asked) => Promise<Answer>,
  ) => {
    const counts = { none: 0, some: 0, all: 0 }
    await fc.assert(
      fc.asyncProperty(questions, async (asked) => {
        const model = of[asked.collection] ?? new Map()
        const expected = [...model.keys()].filter((slug) => meets(model.get(slug) ?? {}, asked.where)).sort()
        const { docs, totalDocs } = await find(structuredClone(asked))
        expect(docs.map(({ slug }) => slug).sort(), JSON.stringify(asked)).toEqual(expected)
        expect(totalDocs).toBe(expected.length)
        counts[expected.length === 0 ? 'none' : expected.length === model.size ? 'all' : 'some'] += 1
      }),
      { numRuns },
    )
    // Questions that find nothing, or everything, prove little.
    expect(counts.some, JSON.stringify(counts)).toBeGreaterThan(numRuns / 3)
  }
  const findBy = (rights: object) => (asked: Asked) =>
    newsroom.payload.find({
      ...(asked as { collection: 'articles'; where: Where }),
      ...rights,
      depth: 0,
      limit: 100,
      select: { slug: true },
    })

  it(`finds for readers what a model of the stories finds, ${QUERIES} times`, () =>
    holds(models.readers, question(models.editors), QUERIES, findBy({ overrideAccess: false })))

  it('finds the same over REST', () =>
    holds(
      models.readers,
      question(models.editors).filter(isForAddress),
      OVER_REST,
      async ({ collection, where }) => {
        const query = qs.stringify({ where, limit: 100, depth: 0, select: { slug: true } })
        const { body, status } = await newsroom.ask<Answer>('anonymous', `/api/${collection}?${query}`)
        expect(status, JSON.stringify(body)).toBe(200)
        return body
      },
    ))

  it('finds the same over GraphQL', () =>
    holds(
      models.readers,
      question(models.editors, GRAPHQL_FIELDS).filter(isInSchema),
      OVER_GRAPHQL,
      async ({ collection, where }) => {
        const { body } = await newsroom.graphql<{ data: { found: Answer } }>(
          'anonymous',
          `query ($where: ${collection === 'topics' ? 'Topic' : 'Article'}_where) { found: ${collection === 'topics' ? 'Topics' : 'Articles'}(where: $where, limit: 100) { totalDocs docs { slug } } }`,
          { where: withUnderscores(where) },
        )
        expect(body.data, JSON.stringify(body)).toBeTruthy()
        return body.data.found
      },
    ))

  it('finds for editors what they may read, in the newest versions', async () => {
    const user = await newsroom.payload.findByID({ collection: 'users', id: newsroom.users.editor.id })
    const rights = { overrideAccess: false, draft: true, user: { ...user, collection: 'users' } }
    await holds(models.editors, question(models.editors), 300, findBy(rights))
  })

  it('finds topics without a parent, as an address and the SDK ask for nothing', async () => {
    const roots = [...(models.readers.topics?.entries() ?? [])].filter(
      ([, { parent }]) => parent?.length === 0,
    )
    for (const asked of [
      'where[parent][equals]=',
      'where[parent][equals]=null',
      'where[parent][exists]=false',
    ]) {
      const { body } = await newsroom.ask<Answer>('anonymous', `/api/topics?limit=100&${asked}`)
      expect(body.docs.map(({ slug }) => slug).sort(), asked).toEqual(roots.map(([slug]) => slug).sort())
    }
  })
})

interface Asked {
  readonly collection: string
  readonly where: Where
}

/** In an address everything is a text: `null` of a text field would be the word. */
const isForAddress = ({ where }: Asked) => !/null|\[\]/.test(JSON.stringify(where))

/** The schema has no `not_like`, and does not ask whether a required field is there. */
const isInSchema = ({ where }: Asked) =>
  !/not_like|"(authors\.author|headline|name)":\{"exists"/.test(JSON.stringify(where))

const GRAPHQL_FIELDS = [
  'headline',
  'kicker',
  'slug',
  'topics',
  'authors.author',
  'authors.creditedAs',
  'name',
  'parent',
]

function withUnderscores(where: Where): Where {
  return Object.fromEntries(
    Object.entries(where).map(([key, value]) =>
      Array.isArray(value)
        ? [key.toUpperCase(), value.map(withUnderscores)]
        : [key.replaceAll('.', '__'), value],
    ),
  )
}

function question(models: Models['readers'], only?: readonly string[]): fc.Arbitrary<Asked> {
  const collections = Object.keys(KINDS).filter((each) => !only || each !== 'authors')
  return fc.constantFrom(...collections).chain((collection) => questionOf(collection, models, only))
}

function questionOf(
  collection: string,
  models: Models['readers'],
  only?: readonly string[],
): fc.Arbitrary<Asked> {
  const paths = Object.keys(KINDS[collection] ?? {}).filter((each) => !only || only.includes(each))
  const leaf = fc.constantFrom(...paths).chain((path) => condition(collection, path, models))
  const where = fc.oneof(
    { weight: 4, arbitrary: leaf },
    { weight: 1, arbitrary: fc.array(leaf, { minLength: 2, maxLength: 3 }).map((and): Where => ({ and })) },
    { weight: 1, arbitrary: fc.array(leaf, { minLength: 2, maxLength: 3 }).map((or): Where => ({ or })) },
  )
  return where.map((each) => ({ collection, where: each }))
}

function condition(collection: string, path: string, models: Models['readers']): fc.Arbitrary<Where> {
  const kind = KINDS[collection]?.[path] ?? 'text'
  const known = [...(models[collection]?.values() ?? [])].flatMap((each) => each[path] ?? [])
  const value = fc.constantFrom(...new Set<Value>([...known, ...OTHERS[kind]]))
  const operators = isMany(path) ? [...OPERATORS[kind], 'all'] : OPERATORS[kind]
  return fc.constantFrom(...operators).chain((operator) => {
    const asked: fc.Arbitrary<unknown> =
      operator === 'exists'
        ? fc.boolean()
        : ['in', 'not_in', 'all'].includes(operator)
          ? fc.array(listed(operator, value), { maxLength: 3 })
          : operator === 'like' || operator === 'not_like' || operator === 'contains'
            ? fc.constantFrom(...PARTS)
            : operator === 'equals' || operator === 'not_equals'
              ? fc.oneof({ weight: 5, arbitrary: value }, { weight: 1, arbitrary: fc.constant(null) })
              : value
    return asked.map((each): Where => ({ [path]: { [operator]: each } }))
  })
}

/** "Nothing" may stand in a list. */
const listed = (operator: string, value: fc.Arbitrary<Value>): fc.Arbitrary<Value | null> =>
  operator === 'all'
    ? value
    : fc.oneof({ weight: 9, arbitrary: value }, { weight: 1, arbitrary: fc.constant(null) })

const OTHERS: Readonly<Record<Kind, readonly Value[]>> = {
  text: ['nothing of the kind'],
  number: [0, 7],
  date: ['2024-02-02T00:00:00.000Z'],
  choice: [],
  id: [],
}

/** The model: one of the rows meets a condition, none meets its denial. */
function meets(record: Readonly<Record<string, readonly Value[]>>, where: Where): boolean {
  return Object.entries(where).every(([key, asked]) => {
    if (key === 'and') return (asked as Where[]).every((each) => meets(record, each))
    if (key === 'or') return (asked as Where[]).some((each) => meets(record, each))
    return Object.entries(asked).every(([operator, value]) => one(key, record[key] ?? [], operator, value))
  })
}

function one(path: string, has: readonly Value[], operator: string, value: unknown): boolean {
  switch (operator) {
    case 'exists':
      return has.length > 0 === value
    case 'equals':
      return value === null ? has.length === 0 : has.includes(value as Value)
    case 'in':
      return (value as (Value | null)[]).some((each) =>
        each === null ? has.length === 0 : has.includes(each),
      )
    case 'all':
      return (value as Value[]).length > 0 && (value as Value[]).every((each) => has.includes(each))
    case 'contains':
      return has.some((each) => holds(each, value as string))
    case 'like': {
      const words = (value as string).split(' ')
      return /\.(name|slug)$/.test(path)
        ? has.some((each) => words.every((word) => holds(each, word)))
        : words.every((word) => has.some((each) => holds(each, word)))
    }
    case 'not_equals':
    case 'not_in':
    case 'not_like':
      return !one(path, has, operator.slice(4), value)
    case 'greater_than':
      return has.some((each) => each > (value as Value))
    case 'greater_than_equal':
      return has.some((each) => each >= (value as Value))
    case 'less_than':
      return has.some((each) => each < (value as Value))
    default:
      return has.some((each) => each <= (value as Value))
  }
}

const holds = (text: Value, part: string) =>
  new RegExp(part.replace(/[%.]/g, String.raw`\$&`).replace(String.raw`\%`, '%'), 'iu').test(String(text))
