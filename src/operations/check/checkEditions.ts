import { isDeepStrictEqual } from 'node:util'

import type { Payload } from 'payload'

import { isLive } from '../../articles/visibility'
import { toProjection } from '../../readModel/toProjection'
import { READ_MODEL_VERSION } from '../../readModel/version'
import { listsOf, storeOf, type ProjectionRow, type List } from '../../readModel/store'
import type { Article } from '../../generated/payload-types'
import type { CheckResult, Report } from './result'

const AT_ONCE = 100
const REBUILD = 'run `npm run editions -- rebuild`'

/** The read model must match the stories: every published one, no others, current, and in the right lists. */
export async function checkEditions({
  payload,
  report,
}: {
  payload: Payload
  report: Report
}): Promise<void> {
  const store = storeOf({ payload })
  if ((await store.shape()) !== READ_MODEL_VERSION) {
    report({
      code: 'editions-not-ready',
      kind: 'problem',
      where: 'editions',
      what: 'are missing or incomplete',
      todo: `start the server once, or ${REBUILD}`,
    })
    return
  }
  const published = await checkPublished({ payload, report })
  const count = await store.count()
  if (count > published) {
    report({
      code: 'edition-of-nothing',
      kind: 'problem',
      where: 'editions',
      what: `contains ${count} stories, but ${published} are published`,
      todo: REBUILD,
    })
  }
}

/** Checks every published story; returns their number. */
async function checkPublished({ payload, report }: { payload: Payload; report: Report }): Promise<number> {
  const store = storeOf({ payload })
  let published = 0
  for (let after: string | undefined; ;) {
    const { docs: page } = await payload.db.find<Article>({
      collection: 'articles',
      limit: AT_ONCE,
      pagination: false,
      sort: 'id',
      where: after === undefined ? {} : { id: { greater_than: after } },
    })
    if (page.length === 0) return published
    after = page.at(-1)?.id
    // As part of the query it would make each page sort all of them.
    const docs = page.filter(isLive)
    published += docs.length
    const rows = await store.byArticles({ ids: docs.map(({ id }) => id), hasBody: true })
    const editions = new Map(rows.map((row) => [row.article, row]))
    const wanted = new Map<List, Map<string, string>>()
    for (const article of docs) {
      const made = toProjection(article)
      const there = editions.get(article.id)
      if (!isSame(there, made?.edition)) report(differs(article.id, Boolean(there)))
      if (!made) continue
      const above = await store.topicsUp({ req: {}, ids: made.placing.topics })
      for (const list of listsOf({ placing: made.placing, above })) {
        const keys = wanted.get(list) ?? new Map<string, string>()
        wanted.set(list, keys.set(made.edition.key, article.id))
      }
    }
    for (const [list, keys] of wanted) {
      const listed = new Set(await store.among({ list, keys: [...keys.keys()] }))
      for (const [key, id] of keys) if (!listed.has(key)) report(notListed(id, list))
    }
  }
}

function isSame(there: ProjectionRow | undefined, made: ProjectionRow | undefined): boolean {
  if (!there || !made) return there === made
  const { body, ...rest } = made
  const isRest = (Object.keys(rest) as (keyof typeof rest)[]).every((name) => there[name] === rest[name])
  // Compares by content: a database that stores rich text as JSON returns keys in its own order.
  return isRest && isDeepStrictEqual(parsed(there.body), parsed(body))
}

const parsed = (text: string | null): unknown => (text === null ? null : JSON.parse(text))

const differs = (id: string, isThere: boolean): CheckResult => ({
  code: isThere ? 'edition-differs' : 'edition-missing',
  kind: 'problem',
  where: `articles ${id}`,
  what: isThere ? 'differs from what readers get' : 'is published, but readers do not get it',
  todo: REBUILD,
})

const notListed = (id: string, list: List): CheckResult => ({
  code: 'edition-not-listed',
  kind: 'problem',
  where: `articles ${id}`,
  what: `is missing from the list ${list}`,
  todo: REBUILD,
})
