import * as fc from '../../support/fastCheck'
import { describe, expect, it } from 'vitest'

import { toNinjs } from '../../../src/delivery/formats/ninjs'
import { picture, richText, shown, story, words, paragraph } from '../../public/story'
import { jsonErrors } from '../../support/schemas'
import { oddStory, published } from './stories'

const asSent = (article: Parameters<typeof toNinjs>[0]) =>
  JSON.parse(JSON.stringify(toNinjs(article))) as ReturnType<typeof toNinjs>
const errors = (document: unknown) => jsonErrors({ document, schema: 'ninjs-3.1.json' })

describe('a story as ninjs 3.1', () => {
  it('has its words, people, places, subjects and terms where the standard has them', () => {
    const topics = story().topics?.map((topic) => ({ ...(topic as object), mediaTopic: 'medtop:20000056' }))
    const ninjs = asSent(published({ topics: topics as never }))
    expect(errors(ninjs)).toEqual([])
    expect(ninjs).toMatchObject({
      uri: 'urn:uuid:d9b2d63d-a233-4123-847a-7f1e3d2c5b6a',
      standard: { name: 'ninjs', version: '3.1' },
      type: 'text',
      representationType: 'full',
      pubStatus: 'usable',
      language: 'en',
      firstCreated: '2026-11-23T13:00:00Z',
      versionCreated: '2026-11-23T15:00:00Z',
      headlines: [
        { role: 'main', value: 'North Korea sends troops' },
        { role: 'kicker', value: 'Ukraine war' },
      ],
      descriptions: [
        { role: 'summary', value: 'About 10,000 of them.' },
        { role: 'correction', value: 'The number was wrong.' },
      ],
      bodies: [
        {
          role: 'main',
          contentType: 'text/html',
          wordCount: 5,
          value: '<p>North Korea will send troops.</p>',
        },
        { role: 'text', contentType: 'text/plain', charCount: 29, value: 'North Korea will send troops.' },
      ],
      by: 'Kopp and Anna Lund',
      located: 'BRUSSELS',
      infoSources: [
        { name: 'Kopp', role: 'author', literal: 'jane-kopp' },
        { name: 'Anna Lund', role: 'author', literal: 'anna-lund' },
        { name: 'Barry Hutton', role: 'Associated Press writer', literal: 'barry-hutton' },
        { name: 'AP', role: 'agency' },
      ],
      subjects: [
        {
          name: 'Ukraine war',
          rel: 'about',
          uri: 'http://cv.iptc.org/newscodes/mediatopic/20000056',
          literal: 'ukraine-war',
        },
      ],
      usageTerms: 'For subscribers.',
    })
    expect(ninjs.edNote).toContain('CORRECTION (2026-11-23T15:00:00Z): The number was wrong.')
  })

  it('has its pictures as objects of their own, each once, with a rendition for every file', () => {
    const within = picture({ id: 'm2', filename: 'b.jpg', url: '/api/media/file/b.jpg', sizes: {} })
    const body = richText(shown(picture()), shown(within), paragraph(words('…')), shown(within))
    const { associations } = asSent(published({ body }))
    expect(associations).toHaveLength(2)
    expect(associations?.[0]).toMatchObject({
      name: 'main',
      rel: 'mainpicture',
      type: 'picture',
      uri: 'https://cms.example.com/api/media/file/harbour.jpg',
      by: 'AP Photo/Jane Doe',
      renditions: [
        { name: 'original', contentType: 'image/jpeg', width: 1600, height: 800 },
        { name: 'card', href: 'https://cms.example.com/api/media/file/c.jpg', width: 768 },
        { name: 'share', width: 1200 },
      ],
    })
    expect(associations?.[1]).toMatchObject({ name: 'body-1', rel: 'bodypicture' })
  })

  it('is partial where the text was left out, and has nothing empty where little is known', () => {
    const bare = {
      ...published({ authors: [], contributors: [], topics: [], corrections: [] }),
      bodyHTML: '',
      bodyText: '',
    }
    const ninjs = asSent({ ...bare, picture: null, body: null, dateline: null, source: null, summary: null })
    expect(errors(ninjs)).toEqual([])
    expect(ninjs.representationType).toBe('partial')
    expect(Object.keys(ninjs)).not.toEqual(expect.arrayContaining(['bodies']))
    expect(ninjs).not.toHaveProperty('associations')
    expect(ninjs).not.toHaveProperty('infoSources')
  })

  it('is refused by the schema with a property that ninjs does not have', () => {
    expect(errors({ ...toNinjs(published()), byline: 'x' })).not.toEqual([])
    expect(errors({ ...toNinjs(published()), uri: 'no address' })).not.toEqual([])
  })

  it('is ninjs whatever stands in the story', () => {
    fc.assert(
      fc.property(oddStory, (article) => {
        const ninjs = asSent(article)
        expect(errors(ninjs)).toEqual([])
        expect(JSON.stringify(ninjs).isWellFormed()).toBe(true)
      }),
      { numRuns: 60 },
    )
  })
})
