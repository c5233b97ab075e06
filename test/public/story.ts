import type { Article, Media } from '../../src/generated/payload-types'

const DATES = { createdAt: '2026-11-20T08:00:00.000Z', updatedAt: '2026-11-23T14:02:00.000Z' }
const ELEMENT = { direction: null, format: '' as const, indent: 0, version: 1 }

export type StoredNode = { type: string; [field: string]: unknown }

export const words = (text: string, format = 0): StoredNode => ({ type: 'text', text, format, version: 1 })

export const block = (type: string, children: StoredNode[], more: object = {}): StoredNode => ({
  ...ELEMENT,
  type,
  children,
  ...more,
})

export const paragraph = (...children: StoredNode[]): StoredNode => block('paragraph', children)

export const link = (url: string, ...children: StoredNode[]): StoredNode =>
  block('link', children, { fields: { linkType: 'custom', url } })

export const shown = (value: unknown): StoredNode => ({
  type: 'upload',
  relationTo: 'media',
  value,
  fields: null,
  format: '',
  version: 3,
})

export const richText = (...children: StoredNode[]) =>
  ({ root: { ...ELEMENT, type: 'root', children } }) as NonNullable<Article['body']>

export const picture = (more: Partial<Media> = {}): Media => ({
  id: 'm1',
  filename: 'harbour.jpg',
  url: '/api/media/file/harbour.jpg',
  alt: 'A harbour at dusk',
  caption: 'The harbour.',
  credit: 'AP Photo/Jane Doe',
  width: 1600,
  height: 800,
  mimeType: 'image/jpeg',
  filesize: 123_456,
  sizes: {
    share: { filename: 's.jpg', url: '/api/media/file/s.jpg', width: 1200, height: 630 },
    card: { filename: 'c.jpg', url: '/api/media/file/c.jpg', width: 768, height: 384 },
  },
  ...DATES,
  ...more,
})

/** A story with something in everything that readers get. */
export const story = (more: Partial<Article> = {}): Article => ({
  id: 'a1',
  slug: 'north-korea-sends-troops',
  headline: 'North Korea sends troops',
  kicker: 'Ukraine war',
  summary: 'About 10,000 of them.',
  language: 'en',
  wordCount: 5,
  dateline: { located: 'BRUSSELS', source: 'AP', text: 'BRUSSELS (AP) –' },
  picture: picture(),
  body: richText(paragraph(words('North Korea will send troops.'))),
  authors: [
    {
      author: { id: 'p1', name: 'Jane Kopp', slug: 'jane-kopp', ...DATES },
      creditedAs: 'Kopp',
      location: 'Washington',
    },
    { author: { id: 'p2', name: 'Anna Lund', slug: 'anna-lund', ...DATES } },
  ],
  contributors: [
    {
      contributor: { id: 'p3', name: 'Barry Hutton', slug: 'barry-hutton', ...DATES },
      creditedAs: 'Barry Hutton',
      role: 'Associated Press writer',
      location: 'Lisbon, Portugal',
    },
  ],
  topics: [
    {
      id: 't1',
      name: 'Ukraine war',
      slug: 'ukraine-war',
      hubUrl: 'https://apnews.com/hub/russia-ukraine',
      followLine: 'Follow AP coverage of the Ukraine war at https://apnews.com/hub/russia-ukraine',
      parent: { id: 't0', name: 'Europe', slug: 'europe', ...DATES },
      ...DATES,
    },
  ],
  corrections: [{ kind: 'correction', text: 'The number was wrong.', at: '2026-11-23T15:00:00.000Z' }],
  publishedAt: '2026-11-23T13:00:00.000Z',
  revisedAt: '2026-11-23T15:00:00.000Z',
  wire: { agency: 'AP', usageTerms: 'For subscribers.' },
  _status: 'published',
  ...DATES,
  ...more,
})

export const HOSTILE: readonly string[] = [
  '</script><script>alert(1)</script>',
  '<img src=x onerror=alert(1)>',
  '" onload="alert(1)',
  "' onload='alert(1)",
  'javascript:alert(1)',
  'a\u2028b\u2029c',
  'nul\u0000 bell\u0007 escape\u001b delete\u007f c1\u0085',
  'half \ud83d a pair \udc00',
  '\ufffe\uffff\ufdd0',
  ']]> --> <!-- <![CDATA[',
  '&amp; &#x3c;script&#x3e; &nbsp;',
  '</style><style>*{display:none}',
  '</title><base href="https://evil.example">',
]
