import { afterEach, beforeEach, expect, it, vi } from 'vitest'

import { watchSaves, type OpenStory } from '../../src/admin/saving/saves'

const STORY = 'http://127.0.0.1/api/articles/7b1e'
const BASE = '2026-11-03T12:00:00.000Z'
const send = vi.fn<typeof fetch>()
const answers = (status: number, body: object = {}) =>
  void send.mockImplementation(() => Promise.resolve(Response.json(body, { status })))

const story = {
  id: '7b1e',
  base: () => BASE,
  onSaved: vi.fn<OpenStory['onSaved']>(),
  onStale: vi.fn<OpenStory['onStale']>(),
  onFailed: vi.fn<OpenStory['onFailed']>(),
} satisfies OpenStory
let stop: () => void
beforeEach(() => {
  // A window of its own for each test: what the panel wraps stays wrapped.
  vi.stubGlobal('window', {
    fetch: send,
    location: { href: 'http://127.0.0.1/admin', origin: 'http://127.0.0.1' },
  })
  stop = watchSaves(story)
})
afterEach(() => {
  stop()
  vi.resetAllMocks()
  vi.unstubAllGlobals()
})
const save = (url = `${STORY}?draft=true`, body: object = { headline: 'Harbour opens' }) =>
  window.fetch(url, { method: 'PATCH', body: JSON.stringify(body) })
const sent = () => {
  const [input, init] = send.mock.calls[0]!
  return { url: new URL(String(input), 'http://127.0.0.1'), headers: new Headers(init?.headers) }
}

it('a save says which version it started from, and is not held back by a lock of another', async () => {
  answers(200, { doc: { id: '7b1e', updatedAt: '2026-11-03T12:01:00.000Z' } })
  await save()
  expect(sent().headers.get('if-match')).toBe(`"${BASE}"`)
  expect(Object.fromEntries(sent().url.searchParams)).toEqual({ draft: 'true', overrideLock: 'true' })
  expect(story.onSaved).toHaveBeenCalledTimes(1)
})

it('a save of a version that another has overtaken is shown to its editor, and is not taken for a failure', async () => {
  answers(409, { errors: [{ message: 'Saved meanwhile.', data: { code: 'stale' } }] })
  expect((await save()).status).toBe(409)
  expect(story.onStale).toHaveBeenCalledTimes(1)
  expect(story.onFailed).not.toHaveBeenCalled()
})

it('an editor whose server does not answer is told, and what was written is kept', async () => {
  send.mockRejectedValue(new TypeError('Failed to fetch'))
  expect((await save()).status).toBe(503)
  expect(story.onFailed).toHaveBeenCalledWith(expect.stringMatching(/kept|safe|browser/i))
})

it('requests about other stories, and reads, pass untouched', async () => {
  answers(200, {})
  await save('http://127.0.0.1/api/articles/other?draft=true')
  await window.fetch(STORY)
  for (const [, init] of send.mock.calls) expect(new Headers(init?.headers).has('if-match')).toBe(false)
})
