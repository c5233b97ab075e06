import type { PublishedArticle } from '../../../src/public/schema/article'
import * as fc from '../../support/fastCheck'

import type { Article } from '../../../src/generated/payload-types'
import { fileAddress } from '../../../src/delivery/find/newsroom'
import { toPublishedArticle } from '../../../src/public/article'
import type { Feed } from '../../../src/delivery/formats/feed'
import { SLUG_PATTERN } from '../../../src/words/slugify'
import { HOSTILE, link, paragraph, picture, richText, shown, story, words } from '../../public/story'

export const SITE = {
  siteName: 'The Harbour Times',
  siteUrl: 'https://www.example.com',
  authorPath: '/authors/{slug}',
}

/** A story as readers get it. */
export const published = (more: Partial<Article> = {}): PublishedArticle =>
  toPublishedArticle({
    article: story({ id: 'd9b2d63d-a233-4123-847a-7f1e3d2c5b6a', ...more }),
    siteUrl: SITE.siteUrl,
    articlePath: '/articles/{slug}',
    addressOf: fileAddress({ serverUrl: 'https://cms.example.com' }),
  })

export const feed = (articles: readonly PublishedArticle[], more: Partial<Feed> = {}): Feed => ({
  title: 'The Harbour Times',
  description: 'The newest stories.',
  homeUrl: 'https://www.example.com/',
  feedUrl: 'https://cms.example.com/feeds/latest',
  siteName: SITE.siteName,
  articles,
  ...more,
})

/** What no editor writes, and a wire may carry. */
export const oddText: fc.Arbitrary<string> = fc.oneof(
  fc.constantFrom(
    ...HOSTILE,
    '',
    ' ',
    '🗞️ emoji',
    '\u202eright to left\u200f',
    '$& $1 $` $$',
    '{{x}}',
    '\\u003c',
  ),
  fc.string({ unit: 'binary' }),
  fc.string({ unit: 'grapheme' }),
  fc.array(fc.constantFrom(...HOSTILE), { maxLength: 3 }).map((parts) => parts.join(' ')),
)

/** A story whose every text is odd. */
export const oddStory: fc.Arbitrary<PublishedArticle> = fc
  .record({
    id: fc.oneof(fc.uuid(), fc.stringMatching(/^[0-9a-f]{24}$/)),
    texts: fc.array(oddText, { minLength: 24, maxLength: 24 }),
    slug: fc.oneof(fc.stringMatching(SLUG_PATTERN), oddText),
    language: fc.constantFrom('en', 'pt-BR', 'zh-Hant', 'i-klingon', 'x', '', 'de-DE-u-co-phonebk'),
    publishedAt: fc.date({ min: new Date('1995-01-01'), max: new Date('2100-01-01'), noInvalidDate: true }),
  })
  .map(({ id, texts, slug, language, publishedAt }) => {
    const next = () => texts.pop() ?? ''
    const person = { id: 'p', name: next(), slug: next(), role: next(), affiliation: next(), bio: next() }
    const dates = { createdAt: '', updatedAt: '' }
    return published({
      id,
      slug,
      headline: next(),
      kicker: next(),
      summary: next(),
      language,
      dateline: { located: next(), source: next(), text: next() },
      picture: picture({
        caption: next(),
        alt: next(),
        credit: next(),
        filename: `a${next().toWellFormed()}`,
      }),
      body: richText(
        paragraph(words(next()), link('https://example.com/?a=1&b="', words(next()))),
        shown(picture({ alt: next(), filename: `b${next().toWellFormed()}` })),
      ),
      authors: [{ author: { ...person, ...dates }, creditedAs: next(), location: next() }],
      contributors: [{ contributor: { ...person, ...dates }, creditedAs: next(), role: next() }],
      topics: [{ id: 't', name: next() || 'x', slug: 't', mediaTopic: 'medtop:20000056', ...dates }],
      corrections: [{ kind: 'correction', text: next(), at: publishedAt.toISOString() }],
      wire: { agency: next(), usageTerms: next() },
      publishedAt: publishedAt.toISOString(),
      revisedAt: publishedAt.toISOString(),
    })
  })
