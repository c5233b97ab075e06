import * as fc from '../support/fastCheck'

import type { Article, Author, Topic } from '../../src/generated/payload-types'
import { richText } from './material'
import type { Newsroom } from './newsroom'

export type Value = string | number
/** What each record, by its slug, has at each path that the public may ask by. */
export type Model = ReadonlyMap<string, Readonly<Record<string, readonly Value[]>>>
/** For readers, and for editors, who may read what is hidden. */
export type Models = Readonly<Record<'readers' | 'editors', Readonly<Record<string, Model>>>>

const NAMES = ['Łódź', 'Ann Lee', 'Élan vital', 'ann-marie', '50% off', 'a_b', 'Ivan Ярин', 'Lee']
const PLACES = ['Kyiv', 'Łódź', 'ROME']
const DATES = ['2024-01-01T00:00:00.000Z', '2024-03-01T12:00:00.000Z', '2025-06-30T23:59:59.000Z']

interface Records {
  readonly articles: Article[]
  readonly authors: Author[]
  readonly contributors: Author[]
  readonly topics: Topic[]
}

/** Plants forty stories of every mixture: with rows and without, of one and of several, with people and topics that readers may not see. */
export async function plantMixture(newsroom: Newsroom): Promise<Models> {
  const records = await create(newsroom)
  const { authors, contributors, topics } = records
  const hidden = new Set(
    [topics[0], topics[3], authors[0], authors[1], contributors[4]].map((each) => each?.id ?? ''),
  )
  for (const collection of ['topics', 'authors', 'contributors'] as const) {
    const where = { id: { in: records[collection].map(({ id }) => id).filter((id) => hidden.has(id)) } }
    await newsroom.payload.db.updateMany({ collection, where, data: { isPublic: false } })
  }
  return { readers: modelsOf(records, hidden), editors: modelsOf(records, new Set()) }
}

async function create({ payload }: Newsroom): Promise<Records> {
  const random = fc.sample(fc.integer({ min: 0, max: 1_000_000 }), { numRuns: 2_000, seed: 7 })
  let at = 0
  const pick = <T>(list: readonly T[]): T => list[(random[at++ % random.length] ?? 0) % list.length] as T
  const maybe = <T>(of: () => T): T | undefined => (pick([true, false]) ? of() : undefined)
  const several = <T>(of: () => T): T[] => [...new Set(Array.from({ length: pick([0, 1, 1, 2, 3]) }, of))]

  const records: Records = { articles: [], authors: [], contributors: [], topics: [] }
  for (const [index, name] of NAMES.entries()) {
    const parent = index > 2 ? maybe(() => pick(records.topics).id) : undefined
    const mediaTopic = maybe(() => pick(['medtop:01000000', 'medtop:02000000']))
    const data = { name, parent, mediaTopic, isPublic: true }
    records.topics.push(await payload.create({ collection: 'topics', data, depth: 0 }))
  }
  for (const collection of ['authors', 'contributors'] as const) {
    for (const name of NAMES) {
      const data = {
        name,
        role: maybe(() => pick(['Reporter', 'Editor in chief'])),
        affiliation: maybe(() => pick(['Associated Press', 'AFP'])),
        location: maybe(() => pick(PLACES)),
        isPublic: true,
      }
      records[collection].push((await payload.create({ collection, data, depth: 0 })) as Author)
    }
  }
  for (let index = 0; index < 40; index += 1) {
    const data = {
      headline: `${pick(NAMES)} ${index}`,
      kicker: maybe(() => pick(NAMES)),
      language: pick(['en', 'fr']),
      body: richText(Array.from({ length: pick([1, 7, 20]) }, () => 'word').join(' ')),
      publishedAt: pick(DATES),
      dateline: { located: maybe(() => pick(PLACES)) },
      topics: several(() => pick(records.topics).id),
      authors: several(() => pick(records.authors).id).map((author) => ({
        author,
        creditedAs: maybe(() => pick(NAMES)),
        location: maybe(() => pick(PLACES)),
      })),
      contributors: several(() => pick(records.contributors).id).map((contributor) => ({
        contributor,
        role: maybe(() => pick(['photo', 'text by'])),
      })),
      corrections: several(() => pick(['correction', 'clarification'] as const)).map((kind) => ({
        kind,
        text: 'So it was.',
      })),
      _status: 'published' as const,
    }
    records.articles.push(await payload.create({ collection: 'articles', data, depth: 0 }))
  }
  return records
}

function modelsOf(
  { articles, authors, contributors, topics }: Records,
  hidden: ReadonlySet<string>,
): Models['readers'] {
  const has = (...values: readonly unknown[]): Value[] =>
    values.filter((each): each is Value => each !== null && each !== undefined && each !== '')
  const behind = (
    list: readonly { id: string; name: string; slug?: string | null }[],
    ids: readonly Value[],
    field: 'name' | 'slug',
  ) => has(...list.filter(({ id }) => ids.includes(id) && !hidden.has(id)).map((each) => each[field]))
  const bySlug = <Each extends { id: string; slug?: string | null }>(
    list: readonly Each[],
    paths: (each: Each) => Readonly<Record<string, readonly Value[]>>,
  ): Model => new Map(list.filter(({ id }) => !hidden.has(id)).map((each) => [each.slug ?? '', paths(each)]))
  return {
    articles: bySlug(articles, (story) => {
      const topicIds = has(...(story.topics ?? []))
      const authorIds = has(...(story.authors ?? []).map(({ author }) => author))
      const contributorIds = has(...(story.contributors ?? []).map(({ contributor }) => contributor))
      return {
        headline: has(story.headline),
        kicker: has(story.kicker),
        slug: has(story.slug),
        language: has(story.language),
        wordCount: has(story.wordCount),
        publishedAt: has(story.publishedAt),
        revisedAt: has(story.revisedAt),
        'dateline.located': has(story.dateline?.located),
        'wire.agency': has(story.wire?.agency),
        topics: topicIds,
        'topics.id': topicIds,
        'topics.slug': behind(topics, topicIds, 'slug'),
        'topics.name': behind(topics, topicIds, 'name'),
        'authors.author': authorIds,
        'authors.author.id': authorIds,
        'authors.author.slug': behind(authors, authorIds, 'slug'),
        'authors.author.name': behind(authors, authorIds, 'name'),
        'authors.creditedAs': has(...(story.authors ?? []).map(({ creditedAs }) => creditedAs)),
        'authors.location': has(...(story.authors ?? []).map(({ location }) => location)),
        'contributors.contributor': contributorIds,
        'contributors.contributor.name': behind(contributors, contributorIds, 'name'),
        'contributors.role': has(...(story.contributors ?? []).map(({ role }) => role)),
        'corrections.kind': has(...(story.corrections ?? []).map(({ kind }) => kind)),
        'corrections.at': has(...(story.corrections ?? []).map(({ at }) => at)),
      }
    }),
    authors: bySlug(authors, ({ affiliation, location, name, role, slug }) => ({
      name: has(name),
      slug: has(slug),
      role: has(role),
      affiliation: has(affiliation),
      location: has(location),
    })),
    topics: bySlug(topics, ({ mediaTopic, name, parent, slug }) => ({
      slug: has(slug),
      name: has(name),
      mediaTopic: has(mediaTopic),
      parent: has(parent),
      'parent.id': has(parent),
      'parent.slug': behind(topics, has(parent), 'slug'),
    })),
  }
}
