import { beforeAll, afterAll, expect, it } from 'vitest'

import { queryPaths } from './doors'
import { describeOnEngine } from './engine'
import { richText } from './material'
import { openNewsroom, type Newsroom } from './newsroom'

const PUBLIC = ['articles', 'authors', 'contributors', 'topics', 'media'] as const

const OPERATORS: Readonly<Record<string, string>> = {
  equals: 'a@example.com',
  not_equals: 'a@example.com',
  in: 'a@example.com,first',
  not_in: 'a@example.com,first',
  all: 'first',
  exists: 'true',
  greater_than: 'b',
  greater_than_equal: 'b',
  less_than: 'b',
  less_than_equal: 'b',
  like: 'first',
  not_like: 'first',
  contains: 'first',
  near: '1,1',
  within: '1',
  intersects: '1',
}

interface Question {
  readonly kind: 'filter' | 'sort' | 'select' | 'populate' | 'join' | 'hidden record' | 'GraphQL'
  readonly path: string
  readonly query?: string
}

/** Two public stories by two public people, and beside them what nobody may read; `swap` exchanges all of that. */
async function plant({ payload, users }: Newsroom) {
  const dispatch = (label: string) =>
    payload.create({
      collection: 'dispatches',
      data: {
        label,
        receivedAt: '2024-10-28T12:00:00.000Z',
        outcome: 'created',
        encoding: 'utf-8',
        sha256: label,
        raw: label,
        dispatchKey: label,
      },
    })
  const [one, two] = [await dispatch('first'), await dispatch('second')]
  const person = (name: string, email: string, isPublic: boolean) =>
    payload.create({ collection: 'authors', data: { name, email, isPublic } })
  const anna = await person('Anna', 'a@example.com', true)
  const boris = await person('Boris', 'b@example.com', true)
  const hiddenAuthor = await person('first secret', 'c@example.com', false)
  const hiddenTopic = await payload.create({ collection: 'topics', data: { name: 'first secret' } })
  const topic = await payload.create({ collection: 'topics', data: { name: 'War', isPublic: true } })
  const story = (headline: string, author: string) =>
    payload.create({
      collection: 'articles',
      data: {
        headline,
        body: richText('Words.'),
        _status: 'published',
        language: 'en',
        topics: [topic.id],
        authors: [{ author }],
        corrections: [{ kind: 'correction', text: 'Said so.' }],
      },
    })
  const stories = [await story('Alpha', anna.id), await story('Beta', boris.id)]
  const draft = await payload.create({
    collection: 'articles',
    draft: true,
    data: { headline: 'first secret', language: 'en', authors: [{ author: hiddenAuthor.id }] },
  })

  /** Past the hooks, so that nothing public, such as a date, changes with it. */
  const write = async (collection: 'articles' | 'authors' | 'topics' | 'users', id: string, data: object) => {
    const whole = await payload.db.findOne({ collection, where: { id: { equals: id } } })
    const { wire } = (whole ?? {}) as { wire?: object }
    const more = 'wire' in data ? { wire: { ...wire, ...(data.wire as object) } } : {}
    await payload.db.updateOne({ collection, id, data: { ...whole, ...data, ...more } })
  }
  return async (isFirst: boolean) => {
    const either = <T>(a: T, b: T): readonly [T, T] => (isFirst ? [a, b] : [b, a])
    const notes = either('first', 'second')
    const dispatches = either(one.id, two.id)
    const makers = either(users.editor.id, users.reporter.id)
    for (const [index, { id, corrections }] of stories.entries()) {
      await write('articles', id, {
        edNote: notes[index],
        createdBy: makers[index],
        corrections: corrections?.map((each) => ({ ...each, by: makers[index] })),
        wire: {
          dispatch: dispatches[index],
          isEdited: either(true, false)[index],
          storyKey: `${notes[index]}-${index}`,
        },
      })
    }
    const mails = either('a@example.com', 'z@example.com')
    await write('authors', anna.id, { email: mails[0] })
    await write('authors', boris.id, { email: mails[1] })
    const [secret] = either('first secret', 'other words')
    await write('authors', hiddenAuthor.id, { name: secret, slug: secret.replace(' ', '-'), email: mails[0] })
    await write('topics', hiddenTopic.id, { name: secret, slug: secret.replace(' ', '-') })
    await write('articles', draft.id, { headline: secret, slug: secret.replace(' ', '-') })
    await write('users', users.editor.id, { name: either('Ada', 'Zoe')[0] })
    await write('users', users.reporter.id, { name: either('Ada', 'Zoe')[1] })
  }
}

async function questions({ payload }: Newsroom): Promise<Question[]> {
  const asked: Question[] = PUBLIC.map((slug) => ({ kind: 'select', path: `/api/${slug}?depth=2&limit=100` }))
  const add = (kind: Question['kind'], path: string) => asked.push({ kind, path })
  const privateInArticles = (await queryPaths({ payload, slug: 'articles' })).filter(
    ({ path, isPrivate }) => isPrivate && !path.slice(path.indexOf('.') + 1).includes('.'),
  )
  for (const slug of PUBLIC) {
    for (const { path, isPrivate } of await queryPaths({ payload, slug })) {
      if (!isPrivate) {
        for (const word of ['first secret', 'first-secret', 'other words', 'other-words'])
          if (/(name|slug|headline)$/.test(path))
            add('hidden record', `/api/${slug}?depth=0&where[${path}][equals]=${encodeURIComponent(word)}`)
        continue
      }
      for (const [operator, value] of Object.entries(OPERATORS))
        add('filter', `/api/${slug}?depth=0&where[${path}][${operator}]=${value}`)
      for (const sort of [path, `-${path}`]) add('sort', `/api/${slug}?depth=0&sort=${sort}`)
      const nested = path
        .split('.')
        .map((each) => `[${each}]`)
        .join('')
      for (const truth of ['true', 'false']) add('select', `/api/${slug}?depth=2&select${nested}=${truth}`)
      add('filter', `/api/${slug}/count?where[or][0][${path}][exists]=true`)
    }
  }
  for (const slug of ['authors', 'contributors', 'topics']) {
    for (const { path } of privateInArticles) {
      for (const operator of ['equals', 'exists', 'like', 'in', 'greater_than'])
        add('join', `/api/${slug}?joins[articles][where][${path}][${operator}]=${OPERATORS[operator]}`)
      add('join', `/api/${slug}?joins[articles][sort]=${path}`)
    }
    add('join', `/api/${slug}?joins[articles][count]=true`)
  }
  for (const slug of [...PUBLIC, 'users', 'dispatches']) {
    for (const field of ['email', 'edNote', 'createdBy', 'raw', 'name', 'hash'])
      add('populate', `/api/articles?depth=2&populate[${slug}][${field}]=true`)
  }
  for (const field of [
    'edNote',
    'createdBy',
    'wire__dispatch',
    'wire__storyKey',
    'wire__isEdited',
    'corrections__by',
  ]) {
    const where = `where: { ${field}: { exists: true } }`
    for (const query of [
      `{ Articles(${where}) { totalDocs docs { id } } }`,
      `{ countArticles(${where}) { totalDocs } }`,
      `{ Authors { docs { name articles(${where}) { docs { id } } } } }`,
      `{ Articles(sort: "${field}") { docs { id } } }`,
      `{ Authors { docs { name articles(sort: "${field}") { docs { id } } } } }`,
    ])
      asked.push({ kind: 'GraphQL', path: '/api/graphql', query })
  }
  return asked
}

describeOnEngine('no answer to the public changes with what it may not read', () => {
  let newsroom: Newsroom
  let before: Map<Question, string>
  let after: Map<Question, string>
  let byEditor: readonly [string, string][]
  beforeAll(async () => {
    newsroom = await openNewsroom()
    const set = await plant(newsroom)
    const asked = await questions(newsroom)
    const forEditor = asked.filter(({ kind, path }) =>
      kind === 'sort'
        ? /sort=(edNote|email)$/.test(path)
        : /where\[(edNote|email|createdBy)\]\[equals\]/.test(path),
    )
    await set(true)
    before = await askAll(newsroom, asked)
    const first = await askAll(newsroom, forEditor, 'editor')
    await set(false)
    after = await askAll(newsroom, asked)
    const second = await askAll(newsroom, forEditor, 'editor')
    byEditor = forEditor.map((each) => [first.get(each) ?? '', second.get(each) ?? ''])
  }, 400_000)
  afterAll(() => newsroom.close())

  it.each(['filter', 'sort', 'select', 'populate', 'join', 'hidden record', 'GraphQL'])('by a %s', (kind) => {
    const ofThisKind = [...before].filter(([question]) => question.kind === kind)
    const different = ofThisKind.filter(([question, answer]) => after.get(question) !== answer)
    expect(different.slice(0, 5).map(([{ path, query }]) => `${path} ${query ?? ''}`)).toEqual([])
    const failed = ofThisKind.filter(([, answer]) => answer.startsWith('5'))
    expect(failed.slice(0, 5).map(([{ path, query }]) => `${path} ${query ?? ''}`)).toEqual([])
    expect(ofThisKind.length).toBeGreaterThan(20)
  })

  it('while the newsroom’s answers do', () => {
    expect(byEditor.filter(([first, second]) => first !== second).length).toBeGreaterThan(2)
  })
})

/** Status, headers and body of each answer, save what is its own of every answer. */
async function askAll(
  newsroom: Newsroom,
  asked: readonly Question[],
  who: 'anonymous' | 'editor' = 'anonymous',
): Promise<Map<Question, string>> {
  const answers = new Map<Question, string>()
  for (let from = 0; from < asked.length; from += 8) {
    await Promise.all(
      asked.slice(from, from + 8).map(async (question) => {
        const { status, headers, text } = question.query
          ? await newsroom.graphql(who, question.query)
          : await newsroom.ask(who, question.path)
        const kept = [...headers].filter(([name]) => name !== 'x-request-id' && name !== 'date')
        answers.set(question, `${status} ${JSON.stringify(kept)} ${text}`)
      }),
    )
  }
  return answers
}
