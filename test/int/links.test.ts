import { afterAll, beforeAll, expect, it } from 'vitest'

import { describeOnEngine } from './engine'
import { openNewsroom, type Newsroom } from './newsroom'

const UNSAFE = [
  'javascript:alert(1)',
  'JAVASCRIPT:alert(1)',
  'java\tscript:alert(1)',
  'java\nscript:alert(1)',
  '\u0001javascript:alert(1)',
  ' javascript:alert(1)',
  'javascript&colon;alert(1)',
  'data:text/html,<script>1</script>',
  'vbscript:msgbox(1)',
  'file:///etc/passwd',
  'blob:https://example.com/1',
  '//evil.example.com/path',
  '\\\\evil.example.com',
  'https:evil.example.com',
  'feed:https://example.com',
  '',
]

describeOnEngine('links', () => {
  let newsroom: Newsroom
  beforeAll(async () => {
    newsroom = await openNewsroom()
  })
  afterAll(() => newsroom.close())

  const save = (path: string, body: object) => newsroom.ask('editor', path, { method: 'POST', body })

  it.each(UNSAFE)('in a story lead to a page or a mailbox, never to %j', async (url) => {
    for (const type of ['link', 'autolink']) {
      for (const path of ['/api/articles?draft=true', '/api/articles']) {
        const { status } = await save(path, { headline: 'Links', body: linked(url, type) })
        expect(status, `${type} ${path}`).toBe(400)
      }
    }
  })

  it.each(UNSAFE.filter((url) => url !== ''))('of a topic lead to its hub, never to %j', async (hubUrl) => {
    expect((await save('/api/topics', { name: 'Links', hubUrl })).status).toBe(400)
  })

  it.each(['https://example.com/a?b=c#d', 'HTTP://example.com', 'mailto:desk@example.com'])(
    'are kept: %s',
    async (url) => {
      const { status, text } = await save('/api/articles?draft=true', {
        headline: 'Links',
        body: linked(url, 'link'),
      })
      expect(status, text).toBe(201)
      expect(text).toContain(url)
    },
  )

  it('are in no other field: none that becomes one has another name', () => {
    const named = newsroom.payload.config.collections.flatMap(({ slug, flattenedFields }) =>
      paths(flattenedFields)
        .filter((path) => /url|link|href|canonical|website/i.test(path))
        .map((path) => `${slug}.${path}`),
    )
    const ours = named.filter((path) => !path.startsWith('payload-'))
    // Payload's own two for a picture's file; it writes them itself. Whom a webhook calls is judged by `src/webhooks`.
    expect(ours).toEqual([
      'topics.hubUrl',
      'media.url',
      'media.thumbnailURL',
      ...['thumbnail', 'card', 'wide', 'share'].map((size) => `media.sizes.${size}.url`),
      'webhooks.url',
    ])
  })
})

interface Named {
  readonly name: string
  readonly flattenedFields?: readonly Named[]
}

function paths(fields: readonly unknown[]): string[] {
  return (fields as readonly Named[]).flatMap(({ name, flattenedFields }) => [
    name,
    ...paths(flattenedFields ?? []).map((path) => `${name}.${path}`),
  ])
}

function linked(url: string, type: string): object {
  const element = { direction: null, format: '', indent: 0, version: 1 }
  const text = { type: 'text', text: 'here', version: 1, detail: 0, format: 0, mode: 'normal', style: '' }
  const link = {
    ...element,
    type,
    version: 3,
    id: '000000000000000000000001',
    fields: { linkType: 'custom', newTab: false, url },
    children: [text],
  }
  return {
    root: { ...element, type: 'root', children: [{ ...element, type: 'paragraph', children: [link] }] },
  }
}
