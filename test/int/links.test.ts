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

  it.each([...UNSAFE, '#_ftn1', '_Hlk1', 'tel:+4912345', 'x-apple-data-detectors://0'])(
    'are saved in a draft with their words, and readers never get one to %j',
    async (url) => {
      for (const type of ['link', 'autolink']) {
        const draft = await save('/api/articles?draft=true', { headline: 'Links', body: linked(url, type) })
        expect(draft.status, draft.text).toBe(201)
        expect(draft.text, 'its words').toContain('here')
        const { id } = (draft.body as { doc: { id: string } }).doc
        const answers = [
          await save(`/api/articles/${id}/publish`, {}),
          await save('/api/articles', { headline: 'Links', body: linked(url, type), _status: 'published' }),
          await newsroom.ask('editor', `/api/articles/${id}`, {
            method: 'PATCH',
            body: { _status: 'published' },
          }),
        ]
        for (const { status, text } of answers) {
          // A link that names nothing has left its words already.
          if (url === '') expect(status, text).toBeLessThan(300)
          else expect([status, text], type).toEqual([422, expect.stringContaining('unsafe-link')])
        }
        const graphql = await newsroom.graphql(
          'editor',
          `mutation { updateArticle(id: "${id}", draft: true, data: { kicker: "K" }) { id } }`,
        )
        expect(graphql.text).not.toContain('errors')
      }
    },
  )

  it('and pictures that could not be pasted do not keep a draft from being saved', async () => {
    const body = linked('https://example.com', 'link') as { root: { children: object[] } }
    body.root.children.push(
      {
        type: 'upload',
        version: 3,
        format: '',
        pending: { formID: '0123', src: 'https://lh3.example.com/a.png' },
      },
      { type: 'upload', version: 3, format: '', relationTo: 'media', value: null, fields: {} },
    )
    const { status, text } = await save('/api/articles?draft=true', { headline: 'Pasted', body })
    expect(status, text).toBe(201)
    expect(text).toContain('here')
    expect(text).not.toContain('upload')
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
