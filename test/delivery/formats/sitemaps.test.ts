import * as fc from '../../support/fastCheck'
import robotsParser from 'robots-parser'
import { describe, expect, it } from 'vitest'

import { newsLanguage } from '../../../src/delivery/formats/language'
import { renderNewsSitemap } from '../../../src/delivery/formats/newsSitemap'
import { renderRobots } from '../../../src/delivery/formats/robots'
import { renderSitemap, renderSitemapIndex } from '../../../src/delivery/formats/sitemap'
import { xmlErrors } from '../../support/schemas'
import { oddStory, published, SITE } from './stories'

const URLSET = { schema: 'sitemap.xsd' }
const NEWS = { schema: 'news-urlset.xsd', imports: ['sitemap.xsd', 'sitemap-news.xsd'] }
const now = new Date('2026-11-24T12:00:00.000Z')
const news = (articles: Parameters<typeof renderNewsSitemap>[0]['articles'], moment = now) =>
  renderNewsSitemap({ articles, siteName: SITE.siteName, homeUrl: 'https://www.example.com/', now: moment })

describe('a sitemap', () => {
  it('is what sitemaps.org allows', async () => {
    const documents = [
      renderSitemap([
        { url: 'https://www.example.com/articles/one', updatedAt: '2026-11-23T15:00:00.000Z' },
        { url: 'https://www.example.com/articles/%C3%A9?a=1&b=<', updatedAt: null },
      ]),
    ]
    expect(documents[0]).toContain('<lastmod>2026-11-23T15:00:00Z</lastmod>')
    expect(await xmlErrors({ documents, ...URLSET })).toEqual([])
    expect(await xmlErrors({ documents: [renderSitemap([])], ...URLSET })).not.toEqual([])
  })

  it('holds 50,000 addresses at most', () => {
    const pages = Array.from({ length: 50_010 }, (_, index) => ({ url: `https://www.example.com/${index}` }))
    expect(renderSitemap(pages).match(/<url>/g)).toHaveLength(50_000)
  })

  it('has an index that is what sitemaps.org allows', async () => {
    const documents = [
      renderSitemapIndex([
        { url: 'https://cms.example.com/news-sitemap.xml' },
        { url: 'https://cms.example.com/sitemaps/2026-11.xml', updatedAt: '2026-11-23T15:00:00.000Z' },
      ]),
    ]
    expect(await xmlErrors({ documents, schema: 'siteindex.xsd' })).toEqual([])
    expect(await xmlErrors({ documents: [renderSitemapIndex([])], schema: 'siteindex.xsd' })).not.toEqual([])
  })
})

describe('the news sitemap', () => {
  it('names the stories of two days, not older ones, and not those to come', async () => {
    const at = (publishedAt: string, slug: string) => published({ publishedAt, slug })
    const text = news([
      at('2026-11-24T12:00:01.000Z', 'to-come'),
      at('2026-11-24T11:00:00.000Z', 'fresh'),
      at('2026-11-22T12:00:00.000Z', 'two-days'),
      at('2026-11-22T11:59:59.000Z', 'old'),
    ])
    expect([...text.matchAll(/articles\/([a-z-]+)</g)].map(([, slug]) => slug)).toEqual(['fresh', 'two-days'])
    expect(text).toContain('<news:name>The Harbour Times</news:name><news:language>en</news:language>')
    expect(text).toContain('<news:publication_date>2026-11-24T11:00:00Z</news:publication_date>')
    expect(text).toContain('<news:title>North Korea sends troops</news:title>')
    expect(await xmlErrors({ documents: [text], ...NEWS })).toEqual([])
  })

  it('names 1,000 stories at most', () => {
    const article = published()
    expect(news(Array.from({ length: 1_005 }, () => article)).match(/<news:news>/g)).toHaveLength(1_000)
  })

  it('names the home page, as no news, while there is none', async () => {
    const text = news([])
    expect(text).toContain('<url><loc>https://www.example.com/</loc></url>')
    expect(text).not.toContain('<news:')
    expect(await xmlErrors({ documents: [text], ...NEWS })).toEqual([])
  })

  it('says a language as Google knows it', () => {
    expect(['en-GB', 'pt-BR', 'zh-Hant', 'zh', 'zh-TW', 'fil', 'x-private', ''].map(newsLanguage)).toEqual([
      'en',
      'pt',
      'zh-tw',
      'zh-cn',
      'zh-tw',
      'fil',
      'en',
      'en',
    ])
  })

  it('keeps to its schema whatever stands in the stories', async () => {
    const documents = fc
      .sample(fc.array(oddStory, { minLength: 1, maxLength: 20 }), 10)
      .map((articles) => articles.map((article) => ({ ...article, publishedAt: now.toISOString() })))
      .map((articles) => news(articles))
    expect(await xmlErrors({ documents, ...NEWS })).toEqual([])
  })
})

describe('robots.txt', () => {
  const HOST = 'https://cms.example.com'
  const robots = robotsParser(
    `${HOST}/robots.txt`,
    renderRobots({ sitemaps: [`${HOST}/sitemap.xml`, `${HOST}/news-sitemap.xml`] }),
  )
  const isAllowed = (path: string) => robots.isAllowed(`${HOST}${path}`, 'Googlebot-News')

  it('keeps crawlers out of the panel, the API and previews', () => {
    for (const path of [
      '/admin',
      '/admin/login',
      '/admin?x=1',
      '/api',
      '/api/articles',
      '/preview/abc',
      '/preview?token=a',
    ]) {
      expect([path, isAllowed(path)]).toEqual([path, false])
    }
  })

  it('lets them read stories, feeds and pictures, and stories whose address begins as the API does', () => {
    for (const path of [
      '/',
      '/articles/a',
      '/feeds/latest.rss',
      '/api/media/file/a.jpg',
      '/api-rules',
      '/administration',
    ]) {
      expect([path, isAllowed(path)]).toEqual([path, true])
    }
  })

  it('names the sitemaps by their whole address', () => {
    expect(robots.getSitemaps()).toEqual([`${HOST}/sitemap.xml`, `${HOST}/news-sitemap.xml`])
  })
})
