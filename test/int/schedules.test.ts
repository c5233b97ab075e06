import { afterAll, afterEach, beforeAll, expect, it, vi } from 'vitest'

import { describeOnEngine } from './engine'
import { openNewsroom, type Newsroom } from './newsroom'
import { planning } from './planning'

describeOnEngine('what is scheduled', () => {
  let newsroom: Newsroom
  let tick: () => Promise<unknown>
  const desk = planning(() => newsroom)
  const { clock, draft, save, publish, schedule, planned, read, newest, history, publications, ask } = desk

  beforeAll(async () => {
    newsroom = await openNewsroom()
    const { setClock } = await import('../../src/clock')
    const { runDue } = await import('../../src/collections/Schedules/runDue')
    setClock(newsroom.payload, clock.now)
    tick = () => runDue({ payload: newsroom.payload })
  })
  afterEach(() => vi.restoreAllMocks())
  afterAll(() => newsroom.close())

  const planIn = async (id: string, minutes: number, rest: object = {}) => {
    const answer = await schedule(id, { at: clock.in(minutes), ...rest })
    expect([answer.status, answer.text]).toEqual([201, expect.any(String)])
    return answer.body.doc
  }

  it('goes out at its time, not before, and readers cannot see the schedule', async () => {
    const id = await draft('CANARY on time')
    const doc = await planIn(id, 30)
    await tick()
    clock.pass(29.9)
    await tick()
    expect(await read(id)).toBeUndefined()
    for (const path of [
      '/api/articles?draft=true',
      '/api/schedules',
      `/api/articles/${id}/schedule`,
      '/api/history',
    ]) {
      expect((await newsroom.ask('anonymous', path)).text, path).not.toContain('CANARY')
    }
    expect((await newsroom.ask('anonymous', `/api/articles/${id}/schedule`)).status).toBe(403)
    expect((await newsroom.ask('service', `/api/articles/${id}/schedule`)).status).toBe(403)
    clock.pass(0.1)
    await tick()
    expect(await read(id)).toBe('CANARY on time')
    expect((await desk.stored(doc.id)).state).toBe('done')
    await tick()
    expect(await publications(id)).toBe(1)
  })

  it('is shown in the zone in which it was chosen, and answers what it understood', async () => {
    clock.set('2026-11-23T12:00:00Z')
    const id = await draft('In Kiribati')
    const { body } = await schedule(id, { at: '2026-11-24T09:00', timeZone: 'Pacific/Kiritimati' })
    expect(body.doc).toMatchObject({
      at: '2026-11-23T19:00:00.000Z',
      shown: 'Tue 24 Nov 2026, 09:00, Pacific/Kiritimati',
      isNewest: true,
      state: 'waiting',
      by: { name: 'The editor' },
    })
    expect(await history(id)).toEqual([
      'scheduled: To be published Tue 24 Nov 2026, 09:00, Pacific/Kiritimati',
    ])
  })

  it('is refused where it cannot be meant', async () => {
    clock.set('2026-03-01T12:00:00Z')
    const id = await draft('Never')
    const bare = await draft('x')
    await save(bare, { headline: '' })
    const refused = async (body: object, code: string, status = 400, story = id) => {
      const answer = await schedule(story, body)
      expect([answer.status, answer.body.errors?.[0]?.data.code], JSON.stringify(body)).toEqual([
        status,
        code,
      ])
    }
    await refused({ at: '2026-03-29T02:30' }, 'no-such-time')
    await refused({ at: '2026-10-25T02:30' }, 'time-comes-twice')
    await refused({ at: 'soon' }, 'bad-time')
    await refused({ at: '2026-03-29T05:30', timeZone: 'Mars/Olympus' }, 'no-such-zone')
    await refused({ at: '2026-03-29T05:30', timeZone: undefined }, 'validation')
    await refused({ at: 12 }, 'validation')
    await refused({ action: 'shred', at: '2026-03-29T05:30' }, 'validation')
    await refused({ at: '2026-02-28T05:30' }, 'in-the-past', 422)
    await refused({ at: '2028-03-02T05:30' }, 'too-far-ahead', 422)
    await refused({ action: 'unpublish', at: '2026-03-29T05:30' }, 'not-public', 422)
    await refused({ at: '2026-03-29T05:30' }, 'preflight', 422, bare)
    await refused({ at: '2026-03-29T05:30' }, 'not-found', 404, newsroom.users.editor.id)
    await refused({ at: '2026-03-29T05:30', version: newsroom.users.editor.id }, 'newer-version', 409)
    expect((await schedule(id, { at: '2026-03-29T05:30' }, 'reporter')).status).toBe(403)
    expect((await schedule(id, { at: '2026-03-29T05:30' }, 'service')).status).toBe(403)
    expect((await schedule(id, { at: '2026-03-29T05:30' }, 'anonymous')).status).toBe(403)
    expect(await planned(id)).toEqual([])
    expect((await schedule(id, { at: '2026-10-25T02:30+01:00' })).status).toBe(201)
    expect((await schedule(id, { at: '2026-10-25T01:30Z' })).body.errors[0]?.data.code).toBe(
      'already-scheduled',
    )
  })

  it('is the version that was approved; a later draft says so, and is still there', async () => {
    const id = await draft('As approved', { kicker: undefined, topics: [] })
    const doc = await planIn(id, 30)
    const { body } = await save(id, {
      headline: 'Still being written',
      kicker: 'NEW',
      summary: 'CANARY later',
    })
    expect(body.doc.awaitingApproval).toMatchObject([{ id: doc.id, version: doc.version }])
    expect(await planned(id)).toMatchObject([{ id: doc.id, isNewest: false }])
    const before = await newest(id)
    clock.pass(30)
    await tick()
    const seen = await newsroom.ask('anonymous', `/api/articles/${id}`)
    expect(seen.body).toMatchObject({ headline: 'As approved', slug: 'as-approved' })
    expect(seen.body.kicker ?? null).toBeNull()
    expect(seen.text).not.toContain('CANARY')
    const after = await newest(id)
    expect(after).toMatchObject({
      headline: 'Still being written',
      kicker: 'NEW',
      summary: 'CANARY later',
      _status: 'draft',
      updatedAt: before.updatedAt,
      slug: 'as-approved',
    })
    expect(after.publishedAt).toBe(seen.body.publishedAt)
    // And the next hand publishes it, at the same address, first published when it was.
    const { body: published } = await publish(id)
    expect(published.doc).toMatchObject({
      headline: 'Still being written',
      slug: 'as-approved',
      publishedAt: seen.body.publishedAt,
    })
  })

  it('keeps body, credits and pictures’ order of the approved version, whatever the later one has', async () => {
    const { richText } = await import('./material')
    const { id: author } = await newsroom.payload.create({
      collection: 'authors',
      data: { name: 'Ana Kopp' },
    })
    const { id: other } = await newsroom.payload.create({ collection: 'authors', data: { name: 'Bo Lind' } })
    const id = await draft('With credits', {
      body: richText('Approved words.'),
      authors: [{ author, creditedAs: 'Ana Kopp', location: 'Lisbon' }],
      dateline: { located: 'LISBON', source: 'AP' },
    })
    await planIn(id, 5)
    await save(id, {
      body: richText('Other words.'),
      authors: [
        { author: other, creditedAs: 'Bo Lind' },
        { author, creditedAs: 'A. Kopp' },
      ],
      dateline: { located: 'OSLO', text: 'OSLO –' },
      search: { title: 'Other' },
    })
    clock.pass(5)
    await tick()
    const { body } = await newsroom.ask('anonymous', `/api/articles/${id}?depth=0`)
    expect(JSON.stringify(body.body)).toContain('Approved words.')
    expect(body.authors).toMatchObject([{ creditedAs: 'Ana Kopp', location: 'Lisbon' }])
    expect(body.authors).toHaveLength(1)
    expect(body.dateline).toMatchObject({ located: 'LISBON', source: 'AP' })
    expect((body.dateline as { text?: string | null }).text ?? null).toBeNull()
    expect((body.search as { title?: string | null } | undefined)?.title ?? null).toBeNull()
    const draftNow = await newest(id)
    expect(JSON.stringify(draftNow.body)).toContain('Other words.')
    expect(draftNow.authors).toMatchObject([{ creditedAs: 'Bo Lind' }, { creditedAs: 'A. Kopp' }])
  })

  it('is the newest version once an editor has approved it', async () => {
    const id = await draft('First words')
    const doc = await planIn(id, 30)
    await save(id, { headline: 'Better words' })
    const [waiting] = await planned(id)
    const answer = await schedule(id, { id: doc.id, approve: true, action: undefined, timeZone: undefined })
    expect([answer.status, answer.body.doc.isNewest]).toEqual([200, true])
    expect(answer.body.doc).toMatchObject({ at: waiting!.at, timeZone: waiting!.timeZone })
    expect((await save(id, {})).body.doc.awaitingApproval).toHaveLength(1)
    clock.pass(30)
    await tick()
    expect(await read(id)).toBe('Better words')
    expect((await history(id)).filter((line) => line.startsWith('rescheduled'))).toHaveLength(1)
  })

  it('of two planned versions each goes out at its time, the newer draft last of all', async () => {
    const id = await draft('One')
    await planIn(id, 10)
    await save(id, { headline: 'Two' })
    await planIn(id, 20)
    expect((await planned(id)).map(({ isNewest }) => isNewest)).toEqual([false, true])
    clock.pass(10)
    await tick()
    expect(await read(id)).toBe('One')
    expect(await planned(id)).toMatchObject([{ isNewest: true, state: 'waiting' }, { state: 'done' }])
    clock.pass(10)
    await tick()
    expect(await read(id)).toBe('Two')
    expect((await newest(id))._status).toBe('published')
    expect((await newest(id)).publishedAt).not.toBe((await newest(id)).revisedAt)
  })

  it('is changed, and cancelled', async () => {
    const id = await draft('Moved')
    const doc = await planIn(id, 10)
    const moved = await schedule(id, { id: doc.id, at: clock.in(60) })
    expect([moved.status, moved.body.doc.id]).toEqual([200, doc.id])
    clock.pass(10)
    await tick()
    expect(await read(id)).toBeUndefined()
    expect((await schedule(id, { id: doc.id, at: clock.in(-10) })).body.errors[0]?.data.code).toBe(
      'in-the-past',
    )
    const down = await schedule(id, { action: 'unpublish', at: clock.in(90) })
    expect(down.status).toBe(201)
    const cancelled = await ask<{ cancelled: string[] }>(`/api/articles/${id}/schedule`, 'DELETE', {
      id: doc.id,
    })
    expect([cancelled.status, new Set(cancelled.body.cancelled)]).toEqual([
      200,
      new Set([doc.id, down.body.doc.id]),
    ])
    clock.pass(200)
    await tick()
    expect(await read(id)).toBeUndefined()
    const again = await schedule(id, { id: doc.id, at: clock.in(10) })
    expect([again.status, again.body.errors[0]?.data.code]).toEqual([409, 'schedule-ended'])
    expect((await ask(`/api/articles/${id}/schedule`, 'DELETE')).status).toBe(200)
    const foreign = await draft('Another story')
    expect((await ask(`/api/articles/${foreign}/schedule?id=${doc.id}`, 'DELETE')).status).toBe(404)
    expect((await ask(`/api/articles/${id}/schedule`, 'DELETE', undefined, 'reporter')).status).toBe(403)
  })

  it('takes a story down at its time, up and down again in order after downtime', async () => {
    const id = await draft('Up and down')
    await planIn(id, 10)
    await planIn(id, 20, { action: 'unpublish' })
    clock.pass(10)
    await tick()
    expect(await read(id)).toBe('Up and down')
    clock.pass(10)
    await tick()
    expect(await read(id)).toBeUndefined()
    const late = await draft('While nobody was there')
    await planIn(late, 10)
    await planIn(late, 20, { action: 'unpublish' })
    await planIn(late, 30)
    clock.pass(600)
    await tick()
    expect(await read(late)).toBe('While nobody was there')
    expect(await publications(late)).toBe(2)
    expect((await planned(late)).map(({ state }) => state)).toEqual(['done', 'done', 'done'])
  })

  it('brings back up what readers had last, where a newer version was published meanwhile', async () => {
    const id = await draft('Before')
    await publish(id)
    await planIn(id, 10, { action: 'unpublish' })
    await planIn(id, 20)
    await publish(id, { headline: 'After a typing error' })
    clock.pass(10)
    await tick()
    expect(await read(id)).toBeUndefined()
    clock.pass(10)
    await tick()
    expect(await read(id)).toBe('After a typing error')
  })

  it('waits for the end of an embargo, and fails where that was prolonged', async () => {
    const id = await draft('Embargoed', { embargoedUntil: clock.in(30) })
    expect((await publish(id)).body.errors[0]?.data.code).toBe('preflight')
    expect((await schedule(id, { at: clock.in(29) })).body.errors[0]?.data.code).toBe('embargo')
    const doc = await planIn(id, 30)
    const other = await draft('Prolonged', { embargoedUntil: clock.in(30) })
    const late = await planIn(other, 30)
    await save(other, { embargoedUntil: clock.in(120) })
    clock.pass(30)
    await tick()
    expect((await desk.stored(doc.id)).state).toBe('done')
    expect(await desk.stored(late.id)).toMatchObject({
      state: 'failed',
      failure: 'This story is under embargo. Wait for it to end, or clear it.',
    })
    expect((await history(other)).at(-1)).toMatch(/^schedule-failed: To be published .* under embargo/)
    expect(await publications(other)).toBe(0)
  })

  it('and no embargo comes over a story that readers have, by any door', async () => {
    const id = await draft('Public')
    await publish(id)
    const embargoedUntil = clock.in(60)
    const code = (answer: { text: string }) => /"code":"([\w-]+)"/.exec(answer.text)?.[1]
    expect(code(await save(id, { embargoedUntil }))).toBe('embargo-on-public')
    expect(code(await publish(id, { embargoedUntil }))).toBe('embargo-on-public')
    expect(code(await ask(`/api/articles/${id}`, 'PATCH', { embargoedUntil, _status: 'draft' }))).toBe(
      'embargo-on-public',
    )
    expect(
      code(
        await newsroom.graphql(
          'editor',
          `mutation { updateArticle(id: "${id}", draft: true, data: { embargoedUntil: "${embargoedUntil}" }) { id } }`,
        ),
      ),
    ).toBe('embargo-on-public')
    expect(
      (await ask(`/api/articles?where[id][equals]=${id}&draft=true`, 'PATCH', { embargoedUntil })).text,
    ).toContain('so it cannot be embargoed')
    await expect(
      newsroom.payload.update({ collection: 'articles', id, data: { embargoedUntil }, draft: true }),
    ).rejects.toThrow('cannot be embargoed')
    await ask(`/api/articles/${id}`, 'PATCH', { _status: 'draft' })
    expect((await save(id, { embargoedUntil })).status).toBe(200)
  })

  it('goes by the rights of that moment: a demoted editor’s fails and says so, a deleted one’s too', async () => {
    const hire = async (name: string) => {
      const account = { email: `${name}@example.com`, password: 'a long enough password' }
      const { id } = await newsroom.payload.create({
        collection: 'users',
        data: { ...account, name, role: 'editor' },
      })
      const { body } = await newsroom.ask<{ token: string }>('anonymous', '/api/users/login', {
        method: 'POST',
        body: account,
      })
      return { id, headers: { authorization: `JWT ${body.token}` } }
    }
    const plan = async (headline: string, headers: Record<string, string>) => {
      const id = await draft(headline)
      const body = { action: 'publish', at: clock.in(10), timeZone: 'UTC' }
      const answer = await newsroom.ask<{ doc: { id: string } }>(
        'anonymous',
        `/api/articles/${id}/schedule`,
        { method: 'POST', body, headers },
      )
      expect(answer.status).toBe(201)
      return { id, schedule: answer.body.doc.id }
    }
    const [demoted, deleted] = [await hire('Demoted'), await hire('Deleted')]
    const first = await plan('By the demoted', demoted.headers)
    const second = await plan('By the deleted', deleted.headers)
    const third = await plan('Changed by another', demoted.headers)
    expect((await schedule(third.id, { id: third.schedule, at: clock.in(11) })).status).toBe(200)
    await newsroom.payload.update({ collection: 'users', id: demoted.id, data: { role: 'reporter' } })
    await newsroom.payload.delete({ collection: 'users', id: deleted.id })
    clock.pass(11)
    await tick()
    expect(await desk.stored(first.schedule)).toMatchObject({
      state: 'failed',
      failure: 'Demoted scheduled this but can no longer publish.',
    })
    expect(await desk.stored(second.schedule)).toMatchObject({
      state: 'failed',
      failure: 'The account that made this schedule was deleted.',
    })
    expect([await read(first.id), await read(second.id)]).toEqual([undefined, undefined])
    expect((await history(first.id)).at(-1)).toContain('can no longer publish')
    expect(await read(third.id)).toBe('Changed by another')
  })

  it('happens once, however many rounds run at once', async () => {
    const ids: string[] = []
    for (let index = 0; index < 6; index += 1) {
      const id = await draft(`Raced ${index}`)
      await planIn(id, 10)
      if (index % 2) await save(id, { headline: `Raced ${index}, later` })
      ids.push(id)
    }
    clock.pass(10)
    await Promise.all(Array.from({ length: 4 }, tick))
    await tick()
    for (const [index, id] of ids.entries()) {
      expect([await read(id), await publications(id)]).toEqual([`Raced ${index}`, 1])
      if (index % 2) expect((await newest(id)).headline).toBe(`Raced ${index}, later`)
      expect((await planned(id)).map(({ state }) => state)).toEqual(['done'])
    }
  })

  it('is done by the next round where one broke off between claim and publication', async () => {
    const id = await draft('Broken off')
    const doc = await planIn(id, 10)
    clock.pass(10)
    const { payload } = newsroom
    const update = vi
      .spyOn(payload, 'update')
      .mockImplementation(() => Promise.reject(Object.assign(new Error('away'), { status: 503 })))
    await tick()
    expect(update).toHaveBeenCalled()
    expect((await desk.stored(doc.id)).state).toBe('waiting')
    expect(await read(id)).toBeUndefined()
    update.mockRestore()
    await tick()
    expect(await read(id)).toBe('Broken off')
    expect(await publications(id)).toBe(1)
  })

  it('is not executed before its time, and only once after it, by concurrent runners', async () => {
    const id = await draft('In time')
    const doc = await planIn(id, 10)
    const { payload } = newsroom
    const { runSchedule } = await import('../../src/collections/Schedules/runSchedule')
    expect(await runSchedule({ payload, id: doc.id })).toBe('not-yet')
    clock.pass(10)
    const outcomes = await Promise.all([1, 2, 3].map(() => runSchedule({ payload, id: doc.id })))
    expect(outcomes.sort()).toEqual(['done', 'ended', 'ended'])
    expect(await read(id)).toBe('In time')
    expect(await publications(id)).toBe(1)
  })

  it('ends with the story’s being published by hand, withdrawn, thrown away or deleted', async () => {
    const ended = async (id: string) =>
      (await planned(id)).map(({ action, state, failure }) => [action, state, failure])
    const byHand = await draft('By hand')
    await planIn(byHand, 10)
    await planIn(byHand, 20, { action: 'unpublish' })
    await publish(byHand, { headline: 'By hand, and newer' })
    expect(await ended(byHand)).toEqual([
      ['unpublish', 'waiting', null],
      ['publish', 'cancelled', 'A newer version of the story was published.'],
    ])
    await ask(`/api/articles/${byHand}`, 'PATCH', { _status: 'draft' })
    expect((await ended(byHand)).map(([, state]) => state)).toEqual(['cancelled', 'cancelled'])
    const trashed = await draft('Thrown away')
    const doc = await planIn(trashed, 10)
    await ask(`/api/articles/${trashed}`, 'PATCH', { deletedAt: new Date().toISOString() })
    expect(await desk.stored(doc.id)).toMatchObject({
      state: 'cancelled',
      failure: 'The story was moved to the trash.',
    })
    expect((await schedule(trashed, { at: clock.in(10) })).status).toBe(404)
    const deleted = await draft('Deleted')
    await planIn(deleted, 10)
    expect((await ask(`/api/articles/${deleted}`, 'DELETE', undefined, 'admin')).status).toBe(200)
    expect((await history(deleted)).join('\n')).toContain('The story was deleted.')
    clock.pass(60)
    await tick()
    expect([await read(byHand), await read(trashed), await read(deleted)]).toEqual([
      undefined,
      undefined,
      undefined,
    ])
  })

  it('ends with a kill, and so does the embargo', async () => {
    const id = await draft('Killed before its time', { embargoedUntil: clock.in(30) })
    const { id: planned } = await planIn(id, 30)
    const { status, body } = await ask(`/api/articles/${id}/kill`, 'POST', { reason: 'It was wrong.' })
    expect(status).toBe(200)
    expect((body.doc as { embargoedUntil?: string | null }).embargoedUntil ?? null).toBeNull()
    expect((await desk.stored(planned)).state).toBe('cancelled')
    clock.pass(60)
    await tick()
    expect(await publications(id)).toBe(0)
  })

  it('is made, changed and ended at the story alone: its rows are closed', async () => {
    const id = await draft('Closed doors')
    const doc = await planIn(id, 10)
    for (const who of ['admin', 'editor', 'reporter', 'service', 'anonymous'] as const) {
      const tries = [
        await newsroom.ask(who, '/api/schedules', {
          method: 'POST',
          body: { article: id, action: 'publish', at: clock.in(1), timeZone: 'UTC', state: 'waiting' },
        }),
        await newsroom.ask(who, `/api/schedules/${doc.id}`, { method: 'PATCH', body: { at: clock.in(-1) } }),
        await newsroom.ask(who, `/api/schedules/${doc.id}`, { method: 'DELETE' }),
      ]
      expect(
        tries.map(({ status }) => status),
        who,
      ).toEqual([403, 403, 403])
    }
    expect((await desk.stored(doc.id)).state).toBe('waiting')
  })
})
