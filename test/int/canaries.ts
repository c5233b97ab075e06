import { randomBytes } from 'node:crypto'
import { appendFileSync } from 'node:fs'
import { join } from 'node:path'

import type { FlattenedField } from 'payload'

import { withIntent } from '../../src/articles/operation'
import { filesOf, inAnHour, png, richText, upload } from './material'
import type { Newsroom } from './newsroom'

export interface Planted {
  /** Each canary and where it was planted. */
  readonly canaries: ReadonlyMap<string, string>
  /** Canaries that the newsroom itself never reads. */
  readonly forNobody: ReadonlySet<string>
  /** The ids of everything hidden, and what it is. */
  readonly hiddenIds: ReadonlyMap<string, string>
  readonly hiddenFiles: readonly string[]
  readonly publicIds: Readonly<Record<string, string>>
  readonly apiKey: string
}

/** Something of every kind that is not public, each value of it a word that nothing else holds. */
export async function plantCanaries(newsroom: Newsroom): Promise<Planted> {
  const { payload } = newsroom
  const canaries = new Map<string, string>()
  const hiddenIds = new Map<string, string>()
  const hiddenFiles: string[] = []
  const canary = (where: string): string => {
    const word = `zq${randomBytes(8).toString('hex')}`
    canaries.set(word, where)
    return word
  }
  const hide = <Doc extends { id: string }>(doc: Doc, what: string): Doc => {
    hiddenIds.set(doc.id, what)
    return doc
  }

  /** A value for every text of a collection, found in its fields so that a new one is covered too. */
  const texts = (fields: readonly FlattenedField[], where: string): Record<string, unknown> => {
    const values: Record<string, unknown> = {}
    for (const field of fields) {
      const here = `${where}.${field.name}`
      if (
        [
          'slug',
          'language',
          'hubUrl',
          'mediaTopic',
          'filename',
          'apiKey',
          'apiKeyIndex',
          // Made of other texts, which have words of their own.
          'label',
          'searchText',
        ].includes(field.name)
      )
        continue
      if (field.name.startsWith('resetPassword') || 'virtual' in field) continue
      // Written by killing a story, which is done below, and by handing one on.
      if (field.name === 'killed' || field.name === 'handover') continue
      if (field.type === 'text' || field.type === 'textarea') values[field.name] = canary(here)
      if (field.type === 'email') values[field.name] = `${canary(here)}@example.com`
      if (field.type === 'group') values[field.name] = texts(field.flattenedFields, here)
    }
    return values
  }
  const textsOf = (slug: 'articles' | 'authors' | 'contributors' | 'topics', where: string) =>
    texts(payload.collections[slug].config.flattenedFields, where)

  const picture = async (where: string) => {
    const name = `${canary(`${where}: file name`)}.png`
    const bytes = await png({ height: 700 })
    const words = {
      alt: canary(`${where}.alt`),
      caption: canary(`${where}.caption`),
      credit: canary(`${where}.credit`),
    }
    const { body } = await upload(newsroom, 'editor', { name, bytes, data: words })
    // Nothing that hides in a file is kept when it is sent, so the word is put into it afterwards.
    appendFileSync(join(process.env.MEDIA_DIR ?? '', body.doc.filename ?? ''), canary(`${where}: bytes`))
    hiddenFiles.push(...filesOf(body.doc))
    return hide(body.doc, `${where}: media`).id
  }
  const relations = async (where: string) => {
    const media = await picture(`${where}: picture`)
    const inBody = await picture(`${where}: picture in the body`)
    const author = await payload.create({
      collection: 'authors',
      data: { ...textsOf('authors', `${where}: author`), picture: await picture(`${where}: face`) } as never,
    })
    const contributor = await payload.create({
      collection: 'contributors',
      data: textsOf('contributors', `${where}: contributor`) as never,
    })
    const parent = await payload.create({
      collection: 'topics',
      data: {
        ...textsOf('topics', `${where}: topic above`),
        hubUrl: `https://a.example/${canary(`${where}: hub`)}`,
      } as never,
    })
    const topic = await payload.create({
      collection: 'topics',
      data: { ...textsOf('topics', `${where}: topic`), parent: parent.id } as never,
    })
    hide(author, `${where}: authors`)
    hide(contributor, `${where}: contributors`)
    for (const doc of [parent, topic]) hide(doc, `${where}: topics`)
    return {
      media,
      inBody,
      author: author.id,
      contributor: contributor.id,
      topic: topic.id,
      parent: parent.id,
    }
  }
  const story = (where: string, used?: Awaited<ReturnType<typeof relations>>) => {
    const values = textsOf('articles', where) as Record<string, Record<string, unknown>>
    return {
      ...values,
      wire: { ...values.wire, storyKey: undefined },
      language: 'en',
      body: richText(canary(`${where}.body`), used ? [used.inBody] : []),
      corrections: [
        { kind: 'correction', text: canary(`${where}.corrections`), by: newsroom.users.editor.id },
      ],
      share: { picture: used?.media },
      picture: used?.media,
      topics: used ? [used.topic] : [],
      authors: used
        ? [
            {
              author: used.author,
              creditedAs: canary(`${where}.creditedAs`),
              location: canary(`${where}.location`),
            },
          ]
        : [],
      contributors: used ? [{ contributor: used.contributor, role: canary(`${where}.role`) }] : [],
    } as never
  }
  const open = (headline: string) => ({
    headline,
    language: 'en',
    summary: `About ${headline}`,
    body: richText('Open.'),
  })
  const change = (id: string, data: object, draft = false) =>
    payload.update({ collection: 'articles', id, data: data, draft, depth: 0 })

  // A story never published, and one put into the trash before that.
  const draft = await payload.create({
    collection: 'articles',
    draft: true,
    data: story('draft', await relations('draft')),
  })
  hide(draft, 'draft')
  const binned = await payload.create({ collection: 'articles', draft: true, data: story('binned draft') })
  await change(hide(binned, 'binned draft').id, { deletedAt: new Date().toISOString() })

  // A public story with public people, and what is private in it.
  const author = await payload.create({
    collection: 'authors',
    data: { name: 'Open Author', email: `${canary('public author: e-mail')}@example.com` },
  })
  const contributor = await payload.create({
    collection: 'contributors',
    data: { name: 'Open Contributor', email: `${canary('public contributor: e-mail')}@example.com` },
  })
  const parent = await payload.create({ collection: 'topics', data: { name: 'Open world' } })
  const topic = await payload.create({
    collection: 'topics',
    data: { name: 'Open topic', parent: parent.id },
  })
  const { body: uploaded } = await upload(newsroom, 'editor', { name: 'open.png', bytes: await png() })
  const person = await payload.create({
    collection: 'users',
    data: {
      name: canary('user: name'),
      email: `${canary('user: e-mail')}@example.com`,
      password: canary('user: password'),
      role: 'editor',
    },
  })
  hide(person, 'user')
  for (const role of ['admin', 'editor', 'reporter'] as const) hide(newsroom.users[role], `user: ${role}`)
  const dispatch = await payload.create({
    collection: 'dispatches',
    data: {
      label: canary('dispatch: label'),
      agency: canary('dispatch: agency'),
      sourceId: canary('dispatch: sourceId'),
      version: canary('dispatch: version'),
      receivedAt: new Date().toISOString(),
      outcome: 'created',
      encoding: canary('dispatch: encoding'),
      sha256: canary('dispatch: sha256'),
      raw: canary('dispatch: raw'),
      dispatchKey: canary('dispatch: key'),
      findings: [{ code: canary('dispatch: finding'), message: canary('dispatch: finding’s message') }],
    },
  })
  hide(dispatch, 'dispatch')
  const byEditor = await newsroom.ask<{ doc: { id: string } }>('editor', '/api/articles', {
    method: 'POST',
    body: {
      ...open('Open story'),
      _status: 'published',
      edNote: canary('public story: edNote'),
      picture: uploaded.doc.id,
      authors: [{ author: author.id }],
      contributors: [{ contributor: contributor.id }],
      topics: [topic.id],
      corrections: [{ kind: 'correction', text: 'An open correction.', by: person.id }],
    },
  })
  const article = byEditor.body.doc
  const privateWire = {
    dispatch: dispatch.id,
    storyKey: canary('public story: wire.storyKey'),
    isEdited: false,
  }
  await change(article.id, { wire: privateWire })
  await payload.update({ collection: 'dispatches', id: dispatch.id, data: { article: article.id } })

  // A draft over a public story, with new people.
  const over = await payload.create({
    collection: 'articles',
    data: { ...open('Open below'), _status: 'published' },
  })
  await change(
    over.id,
    story('draft over a public story', await relations('draft over a public story')),
    true,
  )

  // Once public, and withdrawn or thrown away.
  const withdrawn = await payload.create({
    collection: 'articles',
    data: {
      ...(story('withdrawn story') as object),
      slug: 'once-public-withdrawn',
      _status: 'published',
    } as never,
  })
  await change(hide(withdrawn, 'withdrawn story').id, { _status: 'draft' })
  const trashed = await payload.create({
    collection: 'articles',
    data: {
      ...(story('trashed story') as object),
      slug: 'once-public-trashed',
      authors: [{ author: author.id }],
      _status: 'published',
    } as never,
  })
  await change(hide(trashed, 'trashed story').id, { deletedAt: new Date().toISOString() })

  // Killed after it was public, and what the newsroom says among itself.
  const killed = await payload.create({
    collection: 'articles',
    data: { ...(story('killed story') as object), slug: 'once-public-killed', _status: 'published' } as never,
  })
  const reason = canary('killed story: reason')
  await payload.update({
    collection: 'articles',
    id: hide(killed, 'killed story').id,
    data: { _status: 'draft' },
    context: withIntent({ kill: { at: new Date().toISOString(), reason } }),
  })
  for (const articleId of [article.id, killed.id]) {
    const line = {
      articleId,
      kind: 'noted',
      at: new Date().toISOString(),
      headline: canary('history: headline'),
      byName: canary('history: who'),
      note: canary('history: note'),
    }
    hide(
      (await payload.db.create({ collection: 'history', data: line, req: {} })) as { id: string },
      'history',
    )
  }
  const schedule = (await payload.db.create({
    collection: 'schedules',
    data: {
      article: draft.id,
      action: 'publish',
      at: inAnHour(),
      timeZone: 'UTC',
      state: 'failed',
      failure: canary('schedule: failure'),
    },
    req: {},
  })) as { id: string }
  hide(schedule, 'schedule')

  // Put past the hooks: published while an embargo runs, and a public story with people who are not public.
  const past = (
    collection: 'articles' | 'authors' | 'contributors' | 'media' | 'topics',
    id: string,
    data: object,
  ) => payload.db.updateOne({ collection, id, data: data as never, req: {} })
  const embargoed = await payload.create({
    collection: 'articles',
    draft: true,
    data: story('embargoed story', await relations('embargoed story')),
  })
  await past('articles', hide(embargoed, 'embargoed story').id, {
    _status: 'published',
    publishedAt: new Date().toISOString(),
    embargoedUntil: inAnHour(),
    topics: [topic.id],
    authors: [{ id: randomBytes(12).toString('hex'), author: author.id }],
  })
  const used = await relations('public story past the hooks')
  const strange = await payload.create({
    collection: 'articles',
    data: {
      ...open('Open but strange'),
      body: richText('Open.', [used.inBody]),
      picture: used.media,
      share: { picture: used.media },
      topics: [used.topic, topic.id],
      authors: [{ author: used.author }, { author: author.id }],
      contributors: [{ contributor: used.contributor }],
      _status: 'published',
    },
  })
  const face = await picture('public author’s face past the hooks')
  await past('authors', author.id, { picture: face })
  await past('topics', topic.id, { parent: used.parent })
  await past('authors', used.author, { isPublic: false })
  await past('contributors', used.contributor, { isPublic: false })
  for (const id of [used.topic, used.parent]) await past('topics', id, { isPublic: false })
  for (const id of [used.media, used.inBody]) await past('media', id, { isPublic: false })
  const hiddenFace = await payload.findByID({ collection: 'authors', id: used.author, depth: 0 })
  await past('media', String(hiddenFace.picture), { isPublic: false })

  const apiKey = canary('API key')
  await payload.update({
    collection: 'users',
    id: newsroom.users.service.id,
    data: { enableAPIKey: true, apiKey },
  })
  const versions = await payload.findVersions({ collection: 'articles', limit: 0, depth: 0 })
  for (const version of versions.docs) hide(version, 'version')

  const forNobody = new Set(
    [...canaries]
      .filter(([, where]) => /password|storyKey|dispatch: key|API key/.test(where))
      .map(([word]) => word),
  )
  return {
    canaries,
    forNobody,
    hiddenIds,
    hiddenFiles,
    apiKey,
    publicIds: {
      articles: article.id,
      strange: strange.id,
      over: over.id,
      authors: author.id,
      contributors: contributor.id,
      topics: topic.id,
      media: uploaded.doc.id,
    },
  }
}
