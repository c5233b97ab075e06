import { afterAll, beforeAll, expect, it } from 'vitest'

import type { Announcement } from '../../src/database/announcements/listeners'
import { describeOnEngine } from './engine'
import { openNewsroom, type Newsroom } from './newsroom'

describeOnEngine('a change that the public sees', () => {
  let newsroom: Newsroom
  let end: () => Promise<void>
  const heard: Announcement[] = []
  beforeAll(async () => {
    newsroom = await openNewsroom()
    const { listenToAnnouncements } = await import('../../src/database/announcements/listeners')
    const { pollEpoch } = await import('../../src/database/announcements/pollEpoch')
    const { payload } = newsroom
    listenToAnnouncements({ payload, listener: (announcement) => heard.push(announcement) })
    end = pollEpoch({ payload, every: 20 })
  })
  afterAll(async () => {
    await end()
    await newsroom.close()
  })
  const fromElsewhere = () => heard.filter(({ isFromElsewhere }) => isFromElsewhere).length

  it('is heard in this process at once, and by others through a mark in the database', async () => {
    const { payload } = newsroom
    await expect.poll(fromElsewhere).toBe(1)
    heard.length = 0
    const author = await payload.create({ collection: 'authors', data: { name: 'A', isPublic: true } })
    expect(heard).toContainEqual({ tags: [`author-${author.id}`, 'lists'], isFromElsewhere: false })
    // As another process would: it looks at the mark alone.
    await expect.poll(fromElsewhere).toBeGreaterThan(0)
    const mark = await payload.kv.get('dateline:announced')
    await payload.update({ collection: 'authors', id: author.id, data: { name: 'B' } })
    await expect.poll(() => payload.kv.get('dateline:announced')).not.toBe(mark)
  })

  it('a change that is not public is not announced; announcements are written before the database is closed', async () => {
    const { payload } = newsroom
    const { flushAnnouncements } = await import('../../src/database/announcements/flush')
    await new Promise((later) => setTimeout(later, 200))
    heard.length = 0
    await payload.create({ collection: 'authors', data: { name: 'Nobody knows' } })
    expect(heard.filter(({ isFromElsewhere }) => !isFromElsewhere)).toEqual([])
    // The last test: from here on, marks are not tried again.
    await payload.create({ collection: 'topics', data: { name: 'T', isPublic: true } })
    const before = await payload.kv.get('dateline:announced')
    await flushAnnouncements({ payload })
    expect(await payload.kv.get('dateline:announced')).toEqual(expect.any(String))
    expect(typeof before === 'string' || before === null).toBe(true)
  })

  it('may have been made elsewhere while the database is away', async () => {
    const { payload } = newsroom
    const { get } = payload.kv
    heard.length = 0
    payload.kv.get = () => Promise.reject(new Error('away'))
    await expect.poll(fromElsewhere).toBeGreaterThan(2)
    payload.kv.get = get
  })

  it('leaves no mark where a server has its database to itself, and is still heard there', async () => {
    const { payload } = newsroom
    const { disableEpoch } = await import('../../src/database/announcements/epoch')
    const author = await payload.create({ collection: 'authors', data: { name: 'C', isPublic: true } })
    const { flushAnnouncements } = await import('../../src/database/announcements/flush')
    await flushAnnouncements({ payload })
    const mark = await payload.kv.get('dateline:announced')
    disableEpoch({ payload })
    heard.length = 0
    await payload.update({ collection: 'authors', id: author.id, data: { name: 'D' } })
    await flushAnnouncements({ payload })
    expect(heard).toContainEqual({ tags: [`author-${author.id}`, 'lists'], isFromElsewhere: false })
    expect(await payload.kv.get('dateline:announced')).toBe(mark)
  })
})
