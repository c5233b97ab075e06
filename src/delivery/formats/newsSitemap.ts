import type { PublishedArticle } from '../../public/schema/article'
import { toRFC3339 } from './dates'
import { newsLanguage } from './language'
import { tag, textTag, xmlDocument, xmlText } from './xml'

const NAMESPACES = {
  xmlns: 'http://www.sitemaps.org/schemas/sitemap/0.9',
  'xmlns:news': 'http://www.google.com/schemas/sitemap-news/0.9',
}
const TWO_DAYS_MS = 48 * 60 * 60 * 1000

/** Maximum number of stories in a news sitemap: developers.google.com/search/docs/crawling-indexing/sitemaps/news-sitemap. */
export const MAX_NEWS = 1_000

/** Start of the period that the news sitemap covers: two days before `now`. */
export function newsSince(now: Date): Date {
  return new Date(now.getTime() - TWO_DAYS_MS)
}

type Story = Pick<PublishedArticle, 'url' | 'headline' | 'publishedAt' | 'language'>

/**
 * Renders the stories of the last two days for Google News, at most 1,000. Without stories it lists the home page
 * alone, without `news:news`: the schema requires one URL, and Google asks to drop `news:news` from old news.
 */
export function renderNewsSitemap({
  articles,
  siteName,
  homeUrl,
  now,
}: {
  articles: readonly Story[]
  siteName: string
  homeUrl: string
  now: Date
}): string {
  const since = newsSince(now).getTime()
  const news = articles
    .filter(({ publishedAt, url, headline }) => {
      const at = Date.parse(publishedAt ?? '')
      return at >= since && at <= now.getTime() && url !== '' && headline !== ''
    })
    .slice(0, MAX_NEWS)
    .map((article) => renderNews(article, siteName))
  return xmlDocument({
    root: 'urlset',
    attributes: NAMESPACES,
    children: news.length > 0 ? news : [tag('url', textTag('loc', homeUrl))],
  })
}

function renderNews({ url, headline, publishedAt, language }: Story, siteName: string): string {
  const publication = tag(
    'news:publication',
    textTag('news:name', siteName) + textTag('news:language', newsLanguage(language)),
  )
  const news = tag(
    'news:news',
    publication +
      textTag('news:publication_date', toRFC3339(publishedAt)) +
      tag('news:title', xmlText(headline)),
  )
  return tag('url', textTag('loc', url) + news)
}
