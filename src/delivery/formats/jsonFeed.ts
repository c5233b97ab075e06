import type { PublishedArticle } from '../../published/article'
import { absoluteAddress, absolutePicture } from './absolute'
import { toRFC3339 } from './dates'
import type { Feed } from './feed'
import { commonLanguage, languageTag } from './language'
import { renderStoryHTML } from './storyHTML'
import { storyURN } from './storyURN'

/** A feed as JSON Feed 1.1 (jsonfeed.org/version/1.1), as text. A value that is not known is left out, never null. */
export function renderJSONFeed(feed: Feed): string {
  const { title, description, homeUrl, feedUrl, siteName, serverUrl, articles } = feed
  return JSON.stringify({
    version: 'https://jsonfeed.org/version/1.1',
    title,
    home_page_url: homeUrl,
    feed_url: feedUrl,
    description: description || undefined,
    language: commonLanguage(articles),
    authors: [{ name: siteName }],
    items: articles.map((article) => toItem(article, serverUrl)),
  })
}

function toItem(article: PublishedArticle, serverUrl: string) {
  const { id, url, headline, summary, authors, topics, publishedAt, updatedAt, language } = article
  const picture = absolutePicture(article.picture, serverUrl)
  return {
    id: storyURN(id),
    url: url || undefined,
    title: headline,
    content_html: renderStoryHTML(article, serverUrl),
    summary: summary ?? undefined,
    image: picture?.url,
    date_published: toRFC3339(publishedAt) ?? undefined,
    date_modified: toRFC3339(updatedAt) ?? undefined,
    authors: authors.length > 0 ? authors.map((author) => toAuthor(author, serverUrl)) : undefined,
    tags: topics.length > 0 ? [...new Set(topics.map(({ name }) => name))] : undefined,
    language: languageTag(language),
    attachments: picture?.mimeType ? [{ url: picture.url, mime_type: picture.mimeType }] : undefined,
  }
}

function toAuthor({ name, person }: PublishedArticle['authors'][number], serverUrl: string) {
  const picture = person?.picture
  return { name, avatar: picture ? absoluteAddress(picture.url, serverUrl) : undefined }
}
