import type { PublishedArticle } from '../../public/schema/article'
import { toRFC3339 } from './dates'
import type { Feed } from './feed'
import { commonLanguage, languageTag } from './language'
import { renderStoryHTML } from './storyHTML'
import { storyURN } from './storyURN'

/** Renders a feed as JSON Feed 1.1 (jsonfeed.org/version/1.1). Unknown values are omitted, never null. */
export function renderJSONFeed(feed: Feed): string {
  const { title, description, homeUrl, feedUrl, siteName, articles } = feed
  return JSON.stringify({
    version: 'https://jsonfeed.org/version/1.1',
    title,
    home_page_url: homeUrl,
    feed_url: feedUrl,
    description: description || undefined,
    language: commonLanguage(articles),
    authors: [{ name: siteName }],
    items: articles.map(toItem),
  })
}

function toItem(article: PublishedArticle) {
  const { id, url, headline, summary, picture, authors, topics, publishedAt, updatedAt, language } = article
  return {
    id: storyURN(id),
    url: url || undefined,
    title: headline,
    content_html: renderStoryHTML(article),
    summary: summary ?? undefined,
    image: picture?.url,
    date_published: toRFC3339(publishedAt) ?? undefined,
    date_modified: toRFC3339(updatedAt) ?? undefined,
    authors: authors.length > 0 ? authors.map(toAuthor) : undefined,
    tags: topics.length > 0 ? [...new Set(topics.map(({ name }) => name))] : undefined,
    language: languageTag(language),
    attachments: picture?.mimeType
      ? [{ url: picture.url, mime_type: picture.mimeType, size_in_bytes: picture.bytes ?? undefined }]
      : undefined,
  }
}

function toAuthor({ name, person }: PublishedArticle['authors'][number]) {
  return { name, avatar: person?.picture?.url }
}
