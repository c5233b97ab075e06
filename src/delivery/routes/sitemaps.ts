import type { PublishedArticle } from '../../public/schema/article'
import { nowIn } from '../../clock'
import { findPublishedAddresses, findPublishedMonths } from '../find/addresses'
import { findPublishedPage } from '../find/page'
import type { Answer } from '../answer'
import { MAX_NEWS, newsSince, renderNewsSitemap } from '../formats/newsSitemap'
import { renderSitemap, renderSitemapIndex } from '../formats/sitemap'
import { notFound } from '../missing'
import { MAX_LIMIT } from '../parameters'
import type { Publication, Route } from '../route'

const XML = 'application/xml'

/** The sitemap index: the news sitemap, and one for each month of first publications. Never empty, as the schema requires. */
export const sitemapIndex: Route = {
  path: '/sitemap.xml',
  operationId: 'getSitemapIndex',
  summary: 'The sitemap index',
  parameters: [],
  answers: { contentType: XML },
  statuses: [],
  async handle({ payload, site: { serverUrl } }) {
    const months = await findPublishedMonths({ payload })
    return xml(
      renderSitemapIndex([
        { url: `${serverUrl}/news-sitemap.xml` },
        ...months.toReversed().map((month) => ({ url: `${serverUrl}/sitemaps/${month}.xml` })),
      ]),
    )
  },
}

export const sitemapOfMonth: Route = {
  path: '/sitemaps/{month}.xml',
  operationId: 'getSitemap',
  summary: 'The addresses of the stories first published in a month (such as 2026-11, in UTC)',
  parameters: [],
  answers: { contentType: XML },
  statuses: [404],
  async handle({ payload, site }, { path: { month = '' } }) {
    const addresses = /^\d{4}-(0[1-9]|1[0-2])$/.test(month)
      ? await findPublishedAddresses({ payload, site, month })
      : []
    return addresses.length > 0
      ? xml(renderSitemap(addresses))
      : notFound('No story was first published in this month.')
  },
}

export const newsSitemap: Route = {
  path: '/news-sitemap.xml',
  operationId: 'getNewsSitemap',
  summary: 'The stories of the last 48 hours, for Google News',
  parameters: [],
  answers: { contentType: XML },
  statuses: [],
  async handle(publication) {
    const { payload, site, siteName } = publication
    const now = nowIn(payload)
    const articles = await findNews(publication, newsSince(now))
    return xml(renderNewsSitemap({ articles, siteName, homeUrl: `${site.siteUrl}/`, now }))
  },
}

/** Reads in pages, so that other requests do not wait long. */
async function findNews({ payload, site }: Publication, from: Date): Promise<PublishedArticle[]> {
  const articles: PublishedArticle[] = []
  let cursor: string | undefined
  do {
    const query = { from, limit: MAX_LIMIT, hasBody: false, ...(cursor ? { cursor } : {}) }
    const page = await findPublishedPage({ payload, site, query })
    articles.push(...page.docs)
    cursor = page.nextCursor ?? undefined
  } while (cursor && articles.length < MAX_NEWS)
  return articles
}

function xml(body: string): Answer {
  return { status: 200, contentType: `${XML}; charset=utf-8`, body, tags: ['lists'] }
}
