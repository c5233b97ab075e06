import { afterAll, beforeAll, describe, expect, it } from 'vitest'

import type { Media } from '../../src/generated/payload-types'
import { NOTHING_HERE } from '../../src/public/preview/nothing'
import { describeOnEngine } from './engine'
import { filesOf, inAnHour, png, richText, upload } from './material'
import { openNewsroom, type Newsroom, type Who } from './newsroom'

interface Link {
  id: string
  url: string
  expiresAt: string
  version: string | null
}

describeOnEngine('preview links', () => {
  let newsroom: Newsroom
  let hidden: Media
  let other: Media
  beforeAll(async () => {
    newsroom = await openNewsroom()
    const send = async (alt: string) =>
      (
        await upload(newsroom, 'editor', {
          name: `${alt}.png`,
          bytes: await png(),
          data: { alt, credit: 'AP Photo' },
        })
      ).body.doc
    hidden = await send('harbour')
    other = await send('elsewhere')
  })
  afterAll(() => newsroom.close())

  const begin = async (headline: string, more: object = {}, who: Who = 'editor') => {
    const { body } = await newsroom.ask<{ doc: { id: string } }>(who, '/api/articles?draft=true&depth=0', {
      method: 'POST',
      body: { headline, body: richText('The words.'), ...more },
    })
    return body.doc.id
  }
  const save = (id: string, body: object) =>
    newsroom.ask('editor', `/api/articles/${id}?draft=true`, { method: 'PATCH', body })
  const share = (id: string, body: object = {}, who: Who = 'editor') =>
    newsroom.ask<Link & { errors?: { data: { code: string } }[] }>(who, `/api/articles/${id}/preview-links`, {
      method: 'POST',
      body,
    })
  const linkTo = async (id: string, body: object = {}) => {
    const answer = await share(id, body)
    expect(answer.status, answer.text).toBe(201)
    return answer.body
  }
  /** As somebody without an account, wherever the newsroom says it stands. */
  const open = async (url: string, init?: RequestInit) => {
    const response = await fetch(url.replace(/^(https?:\/\/[^/]+)?/, newsroom.url), init)
    return { status: response.status, headers: response.headers, text: await response.text() }
  }
  const showsNothing = async (url: string) => {
    const answer = await open(url)
    expect(answer.status).toBe(404)
    expect(answer.text).toBe(NOTHING_HERE)
    return answer
  }
  const happenings = async (id: string) => {
    const { docs } = await newsroom.payload.find({
      collection: 'history',
      where: { articleId: { equals: id } },
      sort: 'at',
      depth: 0,
    })
    return docs.map(({ kind, byName }) => [kind, byName])
  }

  it('show the current draft to a visitor without an account', async () => {
    const id = await begin('A draft to show')
    const { url } = await linkTo(id)
    expect(url).toMatch(/^http:\/\/127\.0\.0\.1:3999\/preview\/[\w.-]+$/)
    const before = await open(url)
    expect(before.status).toBe(200)
    expect(before.text).toContain('<h1>A draft to show</h1>')
    expect(before.text).toMatch(/Preview of a draft · saved .* UTC · not published/)
    await save(id, { headline: 'A draft that went on' })
    expect((await open(url)).text).toContain('<h1>A draft that went on</h1>')
    expect((await newsroom.ask('anonymous', `/api/articles/${id}`)).status).toBe(404)
  })

  it('show one version, whatever becomes of the draft', async () => {
    const id = await begin('The version to show')
    const { docs } = await newsroom.payload.findVersions({
      collection: 'articles',
      where: { parent: { equals: id } },
    })
    const { url, version } = await linkTo(id, { version: docs[0]!.id })
    expect(version).toBe(docs[0]!.id)
    await save(id, { headline: 'Something else' })
    const { text } = await open(url)
    expect(text).toContain('<h1>The version to show</h1>')
    expect(text).toContain('Preview of a version')
  })

  it('are not cached, indexed or framed, and send no referrer', async () => {
    const { url } = await linkTo(await begin('Headers'))
    for (const each of [url, `${url}x`, `${url}/media/x.png`]) {
      for (const method of ['GET', 'HEAD']) {
        const { headers, status, text } = await open(each, { method })
        expect(status).toBe(each === url ? 200 : 404)
        expect(headers.get('content-type')).toBe('text/html; charset=utf-8')
        expect(headers.get('cache-control')).toBe('private, no-store')
        expect(headers.get('x-robots-tag')).toBe('noindex, nofollow, noarchive')
        expect(headers.get('referrer-policy')).toBe('no-referrer')
        expect(headers.get('etag')).toBeNull()
        const policy = headers.get('content-security-policy')
        expect(policy).toContain("default-src 'none'; style-src 'sha256-")
        expect(policy).toContain("frame-ancestors 'none'")
        if (method === 'HEAD') expect(text).toBe('')
      }
    }
  })

  it('are the same page for every visitor', async () => {
    const { url } = await linkTo(await begin('Cookies'))
    const path = new URL(url).pathname
    const pages = new Set<string>()
    for (const who of ['anonymous', 'service', 'reporter', 'admin'] as const) {
      pages.add((await newsroom.ask(who, path, { headers: { cookie: 'payload-token=nonsense' } })).text)
    }
    expect(pages.size).toBe(1)
  })

  it('show the pictures of the story, which are not public, and no others', async () => {
    const id = await begin('With a picture', { picture: hidden.id, body: richText('Words.', [hidden.id]) })
    const { url } = await linkTo(id)
    const { text } = await open(url)
    expect(text).toContain('alt="harbour"')
    const addresses = [...text.matchAll(/\/preview\/[^" ]+\/media\/[^" ]+/g)].map(([address]) => address)
    expect(new Set(addresses).size).toBeGreaterThan(1)
    for (const address of addresses) {
      const response = await fetch(`${newsroom.url}${address}`)
      expect(response.status).toBe(200)
      expect(response.headers.get('content-type')).toBe('image/png')
      expect(response.headers.get('cache-control')).toBe('private, no-store')
      expect((await response.arrayBuffer()).byteLength).toBeGreaterThan(100)
    }
    for (const name of filesOf(hidden)) {
      expect((await newsroom.ask('anonymous', `/api/media/file/${name}`)).status).not.toBe(200)
    }
    for (const name of [...filesOf(other), '..%2f..%2fdateline.db', '%2e%2e', 'x'.repeat(300), ' ']) {
      expect((await open(`${url}/media/${name}`)).status, name).toBe(404)
    }
    await save(id, { picture: other.id, body: richText('Words.') })
    expect((await open(addresses[0]!)).status).toBe(404)
    expect((await open(`${url}/media/${other.filename}`)).status).toBe(200)
  })

  it('tell nothing that stays in the newsroom', async () => {
    const author = await newsroom.payload.create({
      collection: 'authors',
      data: { name: 'Jane Kopp', email: 'canary-mail@example.com' },
    })
    const id = await begin('Nothing private', {
      edNote: 'canary-note',
      wire: { agency: 'AP', sourceId: 'canary-source' },
      stage: 'draft',
      authors: [{ author: author.id }],
      corrections: [{ kind: 'correction', text: 'Said.', by: newsroom.users.editor.id }],
    })
    const { text } = await open((await linkTo(id)).url)
    expect(text).toContain('By Jane Kopp')
    expect(text).toContain('<b>Correction</b>')
    for (const secret of [
      'canary',
      newsroom.users.editor.id,
      'The editor',
      'editor@example.com',
      author.id,
    ]) {
      expect(text).not.toContain(secret)
    }
  })

  it('say when an embargo ends', async () => {
    const embargoedUntil = inAnHour()
    const { text } = await open((await linkTo(await begin('Embargoed', { embargoedUntil }))).url)
    expect(text).toMatch(/embargo until \d+ \w+ \d{4}, \d\d:\d\d UTC/)
  })

  describe('show nothing, and do not say why,', () => {
    it('once they are taken back: one, the one in the body, or all', async () => {
      const id = await begin('Taken back')
      const links = [await linkTo(id), await linkTo(id), await linkTo(id), await linkTo(id)]
      const remove = (path: string, body?: object) =>
        newsroom.ask<{ revoked: number }>('editor', `/api/articles/${id}/preview-links${path}`, {
          method: 'DELETE',
          body,
        })
      expect((await remove(`/${links[0]!.id}`)).body.revoked).toBe(1)
      await showsNothing(links[0]!.url)
      expect((await remove('', { id: links[1]!.id })).body.revoked).toBe(1)
      await showsNothing(links[1]!.url)
      expect((await open(links[2]!.url)).status).toBe(200)
      expect((await remove(`/${links[0]!.id}`)).status).toBe(404)
      expect((await remove('')).body.revoked).toBe(2)
      await showsNothing(links[2]!.url)
      await showsNothing(links[3]!.url)
      const shared = Array.from({ length: 4 }, () => ['preview-shared', 'The editor'])
      const revoked = Array.from({ length: 4 }, () => ['preview-revoked', 'The editor'])
      expect(await happenings(id)).toEqual([...shared, ...revoked])
    })

    it('once they have ended', async () => {
      const { id, url } = await linkTo(await begin('Ended'))
      await newsroom.payload.update({
        collection: 'preview-links',
        id,
        data: { expiresAt: new Date(Date.now() - 1000).toISOString() },
      })
      await showsNothing(url)
    })

    it('where they are forged, cut or made up', async () => {
      const { url } = await linkTo(await begin('Forged'))
      const [base, id, end, signature] = /^(.*\/)([\w-]+)\.(\w+)\.([\w-]+)$/.exec(url)!.slice(1)
      const later = (parseInt(end!, 36) + 86_400).toString(36)
      for (const token of [
        `${id}.${later}.${signature}`,
        `${id}.${end}.${signature!.slice(1)}A`,
        `${id}.${end}`,
        `${id!.replace(/./, (first) => (first === '0' ? '1' : '0'))}.${end}.${signature}`,
        id!,
        'x',
        'x'.repeat(5_000),
        '%2f%2e%2e',
        'a/b/c',
      ]) {
        expect((await open(`${base}${token}`)).text, token).toBe(NOTHING_HERE)
      }
      await showsNothing(base!)
    })

    it('once the story is killed, and for a version of it too', async () => {
      const id = await begin('Killed')
      const { docs } = await newsroom.payload.findVersions({
        collection: 'articles',
        where: { parent: { equals: id } },
      })
      const links = [await linkTo(id), await linkTo(id, { version: docs[0]!.id })]
      const reason = 'It was not true.'
      const kill = await newsroom.ask('editor', `/api/articles/${id}/kill`, {
        method: 'POST',
        body: { reason },
      })
      expect(kill.status, kill.text).toBe(200)
      for (const { url } of links) await showsNothing(url)
      const refused = await share(id)
      expect([refused.status, refused.body.errors?.[0]?.data.code]).toEqual([409, 'killed'])
    })

    it('once the story is in the trash, or gone', async () => {
      const id = await begin('In the trash')
      const { docs } = await newsroom.payload.findVersions({
        collection: 'articles',
        where: { parent: { equals: id } },
      })
      const links = [await linkTo(id), await linkTo(id, { version: docs[0]!.id })]
      const now = new Date().toISOString()
      await newsroom.payload.update({ collection: 'articles', id, data: { deletedAt: now } })
      for (const { url } of links) await showsNothing(url)
      await newsroom.payload.delete({ collection: 'articles', id, trash: true })
      for (const { url } of links) await showsNothing(url)
      expect((await share(id)).status).toBe(404)
    })
  })

  it('are made, listed and taken back by editors, and by the reporter whose story it is', async () => {
    const hers = await begin('A reporter’s', {}, 'reporter')
    const theirs = await begin('An editor’s')
    for (const who of ['admin', 'editor', 'reporter'] as const) {
      const made = await share(hers, {}, who)
      expect(made.status, who).toBe(201)
      const listed = await newsroom.ask<{ docs: Link[] }>(who, `/api/articles/${hers}/preview-links`)
      expect(listed.body.docs.map(({ url }) => url)).toContain(made.body.url)
      const path = `/api/articles/${hers}/preview-links/${made.body.id}`
      expect((await newsroom.ask(who, path, { method: 'DELETE' })).status).toBe(200)
    }
    const { id: link } = await linkTo(theirs)
    for (const who of ['reporter', 'service', 'anonymous'] as const) {
      expect((await share(theirs, {}, who)).status, who).toBe(403)
      expect((await newsroom.ask(who, `/api/articles/${theirs}/preview-links`)).status, who).toBe(403)
      const path = `/api/articles/${theirs}/preview-links/${link}`
      expect((await newsroom.ask(who, path, { method: 'DELETE' })).status, who).toBe(403)
    }
    // One story's address takes no other story's link back.
    const crossed = await newsroom.ask('reporter', `/api/articles/${hers}/preview-links/${link}`, {
      method: 'DELETE',
    })
    expect(crossed.status).toBe(404)
    expect(
      (await newsroom.ask('editor', '/api/preview-links', { method: 'POST', body: { article: theirs } }))
        .status,
    ).toBe(403)
  })

  it('are good for a week, or until another moment within 30 days', async () => {
    const id = await begin('Until when')
    const days = (ms: number) => ms / 86_400_000
    const usual = await linkTo(id)
    expect(days(Date.parse(usual.expiresAt) - Date.now())).toBeCloseTo(7, 1)
    const expiresAt = inAnHour()
    expect((await linkTo(id, { expiresAt })).expiresAt).toBe(expiresAt)
    const foreign = (
      await newsroom.payload.findVersions({
        collection: 'articles',
        where: { parent: { not_equals: id } },
        limit: 1,
      })
    ).docs[0]!.id
    for (const [body, status, code] of [
      [{ expiresAt: 'tomorrow' }, 400, 'bad-date'],
      [{ expiresAt: 17 }, 400, 'bad-date'],
      [{ expiresAt: { a: 1 } }, 400, 'bad-date'],
      [{ expiresAt: '2026-02-31T99:00:00Z' }, 400, 'bad-date'],
      [{ expiresAt: '2020-01-01T00:00:00.000Z' }, 422, 'date-past'],
      [{ expiresAt: new Date(Date.now() + 31 * 86_400_000).toISOString() }, 422, 'date-too-far'],
      [{ version: 'nothing' }, 400, 'bad-version'],
      [{ version: ['x'] }, 400, 'bad-version'],
      [{ version: foreign.replace(/[0-9a-f]{6}$/, '000000') }, 422, 'unknown-version'],
      [{ version: foreign }, 422, 'unknown-version'],
    ] as const) {
      const answer = await share(id, body)
      expect([answer.status, answer.body.errors?.[0]?.data.code], JSON.stringify(body)).toEqual([
        status,
        code,
      ])
    }
    const { body } = await newsroom.ask<{ docs: Link[] }>('editor', `/api/articles/${id}/preview-links`)
    expect(body.docs).toHaveLength(2)
  })

  it('leave no token in the log', async () => {
    const { url } = await linkTo(await begin('Logged'))
    await open(url)
    await open(`${url}/media/x.png`)
    const token = url.split('/').at(-1)!
    expect(newsroom.log()).toContain('"path":"/preview/…"')
    expect(newsroom.log()).not.toContain(token)
  })

  describe('beside the form', () => {
    const look = (id: string, body: object, who: Who = 'editor') =>
      newsroom.ask(who, `/api/articles/${id}/preview`, { method: 'POST', body })

    it('the page has what was typed and chosen, and nothing of it is saved', async () => {
      const author = await newsroom.payload.create({ collection: 'authors', data: { name: 'Anna Lund' } })
      const topic = await newsroom.payload.create({ collection: 'topics', data: { name: 'Harbours' } })
      const id = await begin('As it was saved', { summary: 'Stays.' })
      const answer = await look(id, {
        isUnsaved: true,
        timeZone: 'Asia/Tokyo',
        data: {
          headline: 'As it was typed',
          body: richText('Typed words.', [hidden.id]),
          authors: [{ author: author.id, creditedAs: 'Anna Lund' }],
          topics: [topic.id],
          corrections: 0,
          picture: hidden.id,
        },
      })
      expect(answer.status, answer.text).toBe(200)
      expect(answer.headers.get('content-type')).toBe('text/html; charset=utf-8')
      expect(answer.headers.get('cache-control')).toBe('private, no-store')
      for (const part of [
        '<h1>As it was typed</h1>',
        '<p>Typed words.</p>',
        '<p class="summary">Stays.</p>',
        'By Anna Lund',
        '<li>Harbours</li>',
        `src="/api/media/file/${hidden.filename}"`,
        'with unsaved changes',
      ]) {
        expect(answer.text).toContain(part)
      }
      const stored = await newsroom.payload.findByID({ collection: 'articles', id, draft: true })
      expect(stored.headline).toBe('As it was saved')
    })

    it('is for the newsroom, and takes nothing that fits no field', async () => {
      const id = await begin('Whose')
      expect((await look(id, {}, 'reporter')).status).toBe(200)
      expect((await look(id, {}, 'service')).status).toBe(403)
      expect((await look(id, {}, 'anonymous')).status).toBe(403)
      expect((await look(id, { data: { headline: { $gt: '' } } })).status).toBe(400)
      expect((await look(id, { data: [] })).status).toBe(400)
      expect((await look(id, { data: { topics: ['nothing'] } })).status).toBe(400)
      expect((await look(id, { timeZone: 'Mars/Olympus' })).status).toBe(200)
      const missing = id.replace(/[0-9a-f]{6}$/, '000000')
      expect((await look(missing, {})).status).toBe(404)
      expect((await look('nothing', {})).status).toBe(404)
    })
  })
})
