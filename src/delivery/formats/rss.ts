import type { PublishedArticle } from '../../public/schema/article'
import { latest, toRFC822 } from './dates'
import type { Feed } from './feed'
import { commonLanguage } from './language'
import { renderStoryHTML } from './storyHTML'
import { storyURN } from './storyURN'
import { tag, textTag, xmlDocument, xmlText } from './xml'

const NAMESPACES = {
  version: '2.0',
  'xmlns:atom': 'http://www.w3.org/2005/Atom',
  'xmlns:content': 'http://purl.org/rss/1.0/modules/content/',
  'xmlns:dc': 'http://purl.org/dc/elements/1.1/',
  'xmlns:media': 'http://search.yahoo.com/mrss/',
}

/**
 * Renders a feed as RSS 2.0 (rssboard.org/rss-specification, and its profile of best practices). The same stories give
 * the same bytes: `lastBuildDate` is the newest story's last significant change, or when a story left the feed, if
 * later. An item's `guid` is derived from the story's ID alone and its date is that of first publication, so no change
 * shows it as new.
 */
export function renderRSS(feed: Feed): string {
  const { title, description, homeUrl, feedUrl, articles, leftAt } = feed
  const channel = [
    textTag('title', title),
    textTag('link', homeUrl),
    tag('description', xmlText(asHTML(description))),
    textTag('language', commonLanguage(articles)),
    textTag(
      'lastBuildDate',
      toRFC822(latest([leftAt ?? null, ...articles.map(({ updatedAt }) => updatedAt)])),
    ),
    textTag('generator', 'Dateline'),
    textTag('docs', 'https://www.rssboard.org/rss-specification'),
    tag('atom:link', '', { href: feedUrl, rel: 'self', type: 'application/rss+xml' }),
    ...articles.map(renderItem),
  ]
  return xmlDocument({
    root: 'rss',
    attributes: NAMESPACES,
    children: ['<channel>', ...channel, '</channel>'],
  })
}

function renderItem(article: PublishedArticle): string {
  const { id, headline, url, summary, authors, topics, publishedAt, source } = article
  const parts = [
    textTag('title', headline),
    textTag('link', url),
    tag('guid', storyURN(id), { isPermaLink: 'false' }),
    textTag('pubDate', toRFC822(publishedAt)),
    ...authors.map(({ name }) => textTag('dc:creator', name)),
    ...topics.map(({ name }) => textTag('category', name)),
    summary ? tag('description', xmlText(asHTML(summary))) : '',
    textTag('content:encoded', renderStoryHTML(article)),
    ...renderPicture(article),
    textTag('dc:rights', source?.usageTerms),
  ]
  return `<item>\n${parts.filter(Boolean).join('\n')}\n</item>`
}

/** The profile requires 0 if the size of the file is unknown. */
function renderPicture({ picture }: PublishedArticle): string[] {
  if (!picture) return []
  const { url, mimeType, bytes, width, height, caption, credit, alt } = picture
  const words = [
    textTag('media:description', caption ?? alt, { type: 'plain' }),
    textTag('media:credit', credit),
  ]
  return [
    mimeType ? tag('enclosure', '', { url, length: bytes ?? 0, type: mimeType }) : '',
    tag('media:content', words.join(''), {
      url,
      fileSize: bytes,
      type: mimeType,
      medium: 'image',
      width,
      height,
    }),
  ]
}

/** RSS descriptions are HTML: the text is escaped as HTML, and again as XML. */
function asHTML(text: string): string {
  return text.replace(/&/g, '&amp;').replace(/</g, '&lt;').replace(/>/g, '&gt;')
}
