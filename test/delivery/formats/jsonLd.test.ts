import * as fc from '../../support/fastCheck'
import { describe, expect, it } from 'vitest'

import { toJsonLd, toScriptText } from '../../../src/delivery/formats/jsonLd'
import { HOSTILE } from '../../public/story'
import { oddStory, published, SITE } from './stories'

const asSent = (article: Parameters<typeof toJsonLd>[0]) =>
  JSON.parse(toScriptText(toJsonLd(article, SITE))) as Record<string, unknown>

describe('a story as a schema.org NewsArticle', () => {
  it('names all people, where it was written, what was corrected and who publishes it', () => {
    expect(asSent(published())).toMatchObject({
      '@context': 'https://schema.org',
      '@type': 'NewsArticle',
      '@id': 'urn:uuid:d9b2d63d-a233-4123-847a-7f1e3d2c5b6a',
      url: 'https://www.example.com/articles/north-korea-sends-troops',
      mainEntityOfPage: {
        '@type': 'WebPage',
        '@id': 'https://www.example.com/articles/north-korea-sends-troops',
      },
      headline: 'North Korea sends troops',
      alternativeHeadline: 'Ukraine war',
      description: 'About 10,000 of them.',
      dateline: 'BRUSSELS (AP) –',
      locationCreated: { '@type': 'Place', name: 'BRUSSELS' },
      datePublished: '2026-11-23T13:00:00Z',
      dateModified: '2026-11-23T15:00:00Z',
      author: [
        {
          '@type': 'Person',
          name: 'Kopp',
          alternateName: 'Jane Kopp',
          url: 'https://www.example.com/authors/jane-kopp',
          workLocation: { '@type': 'Place', name: 'Washington' },
        },
        { '@type': 'Person', name: 'Anna Lund' },
      ],
      contributor: [
        {
          '@type': 'Person',
          name: 'Barry Hutton',
          jobTitle: 'Associated Press writer',
          workLocation: { '@type': 'Place', name: 'Lisbon, Portugal' },
        },
      ],
      publisher: { '@type': 'NewsMediaOrganization', name: 'The Harbour Times' },
      sourceOrganization: { '@type': 'Organization', name: 'AP' },
      image: [
        {
          '@type': 'ImageObject',
          url: 'https://cms.example.com/api/media/file/harbour.jpg',
          width: { '@type': 'QuantitativeValue', value: 1600 },
          caption: 'The harbour.',
          creditText: 'AP Photo/Jane Doe',
        },
      ],
      articleSection: 'Ukraine war',
      keywords: ['Ukraine war'],
      inLanguage: 'en',
      wordCount: 5,
      isAccessibleForFree: true,
      usageInfo: { '@type': 'CreativeWork', text: 'For subscribers.' },
      correction: [
        {
          '@type': 'CorrectionComment',
          text: 'The number was wrong.',
          datePublished: '2026-11-23T15:00:00Z',
        },
      ],
    })
  })

  it('says nothing of what is not known', () => {
    const text = JSON.stringify(
      asSent(
        published({
          authors: [],
          contributors: [],
          topics: [],
          corrections: [],
          picture: null,
          wire: undefined,
        }),
      ),
    )
    expect(text).not.toMatch(/null|\[\]|\{\}/)
    expect(text).not.toContain('"author"')
  })

  it('neither ends its script nor begins another, and is the same JSON', () => {
    for (const text of [...HOSTILE, '<!--<script>', '</SCRIPT >', '\u2028\u2029']) {
      const object = { text, [text]: [text] }
      const script = toScriptText(object)
      expect(script).not.toMatch(/[<>&\u2028\u2029]/)
      expect(JSON.parse(script)).toEqual(object)
    }
  })

  it('is inert whatever stands in the story', () => {
    fc.assert(
      fc.property(oddStory, (article) => {
        const script = toScriptText(toJsonLd(article, SITE))
        expect(script).not.toMatch(/[<>&\u2028\u2029]/)
        expect(script.isWellFormed()).toBe(true)
        expect(JSON.parse(script)).toMatchObject({ '@type': 'NewsArticle', headline: article.headline })
        expect(script).not.toMatch(/"(@id|url|contentUrl|sameAs)":"(javascript|data):/i)
      }),
      { numRuns: 60 },
    )
  })
})
