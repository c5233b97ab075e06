import type { PublishedArticle } from '../../public/schema/article'
import type { PublishedCredit } from '../../public/schema/person'
import { latest, toRFC3339 } from './dates'
import type { Feed } from './feed'
import { commonLanguage, languageTag } from './language'
import { renderStoryHTML } from './storyHTML'
import { storyURN } from './storyURN'
import { tag, textTag, xmlDocument } from './xml'

/** Atom requires a date; this one is for a feed without stories. Not the current time: the same feed gives the same bytes. */
const NEVER = '1970-01-01T00:00:00Z'

/**
 * Renders a feed as Atom 1.0 (RFC 4287). An entry's `id` is derived from the story's ID alone; `published` is its first
 * publication and `updated` its last significant change, which a minor edit does not move.
 */
export function renderAtom(feed: Feed): string {
  const { title, description, homeUrl, feedUrl, siteName, articles, leftAt } = feed
  return xmlDocument({
    root: 'feed',
    attributes: { xmlns: 'http://www.w3.org/2005/Atom', ...xmlLang(commonLanguage(articles)) },
    children: [
      textTag('id', feedUrl),
      textTag('title', title),
      textTag('subtitle', description),
      textTag('updated', latest([leftAt ?? null, ...articles.map(updatedOf)]) ?? NEVER),
      // Required for entries without an author: each needs one, its own or the feed's (section 4.1.1).
      tag('author', textTag('name', siteName)),
      tag('link', '', { rel: 'self', type: 'application/atom+xml', href: feedUrl }),
      tag('link', '', { rel: 'alternate', type: 'text/html', href: homeUrl }),
      textTag('generator', 'Dateline'),
      ...articles.map(renderEntry),
    ],
  })
}

function renderEntry(article: PublishedArticle): string {
  const { id, headline, url, summary, authors, contributors, topics, publishedAt, source } = article
  const parts = [
    textTag('id', storyURN(id)),
    textTag('title', headline) || '<title/>',
    textTag('published', toRFC3339(publishedAt)),
    textTag('updated', updatedOf(article) ?? NEVER),
    url ? tag('link', '', { rel: 'alternate', type: 'text/html', href: url }) : '',
    ...authors.map((author) => renderPerson('author', author)),
    ...contributors.map((contributor) => renderPerson('contributor', contributor)),
    ...distinct(topics).map(({ slug, name }) => tag('category', '', { term: slug || name, label: name })),
    textTag('rights', source?.usageTerms),
    textTag('summary', summary),
    textTag('content', renderStoryHTML(article), { type: 'html' }) || '<content/>',
    renderPicture(article),
  ]
  const language = xmlLang(languageTag(article.language))['xml:lang']
  const opening = language ? `<entry xml:lang="${language}">` : '<entry>'
  return `${opening}\n${parts.filter(Boolean).join('\n')}\n</entry>`
}

function renderPerson(name: 'author' | 'contributor', credit: PublishedCredit): string {
  return tag(name, textTag('name', credit.name))
}

function renderPicture({ picture }: PublishedArticle): string {
  if (!picture) return ''
  return tag('link', '', {
    rel: 'enclosure',
    type: picture.mimeType && /^[^/\s]+\/[^/\s]+$/.test(picture.mimeType) ? picture.mimeType : null,
    title: picture.caption ?? picture.alt,
    length: picture.bytes,
    href: picture.url,
  })
}

function updatedOf({ updatedAt, publishedAt }: PublishedArticle): string | null {
  return toRFC3339(updatedAt) ?? toRFC3339(publishedAt)
}

/** `xml:lang` takes an XML Schema language: subtags of up to eight letters and digits, the first of letters only. */
function xmlLang(language: string | undefined): { 'xml:lang'?: string } {
  return language && /^[a-z]{1,8}(-[a-z0-9]{1,8})*$/i.test(language) ? { 'xml:lang': language } : {}
}

function distinct(topics: PublishedArticle['topics']): PublishedArticle['topics'] {
  return [...new Map(topics.map((topic) => [topic.slug, topic])).values()]
}
