import type { PublishedArticle } from '../../public/schema/article'
import type { PublishedCredit } from '../../public/schema/person'
import type { PublishedPicture } from '../../public/schema/picture'
import type { PublishedTopic } from '../../public/schema/topic'
import type { CorrectionComment, ImageObject, NewsArticle, Person, WithContext } from 'schema-dts'

import { publicAddress } from '../../public/address'
import type { Site } from '../find/newsroom'
import { toRFC3339 } from './dates'
import { languageTag } from './language'
import { mediaTopicURI } from './mediaTopic'
import { storyURN } from './storyURN'

interface Publisher extends Pick<Site, 'authorPath' | 'siteUrl'> {
  readonly siteName: string
}

/**
 * A story as a schema.org `NewsArticle`, for the page that shows it (schema.org/NewsArticle, and
 * developers.google.com/search/docs/appearance/structured-data/article). Unknown values are undefined, and
 * {@link toScriptText} omits them. The story's text is not included: the page has it.
 */
export function toJsonLd(article: PublishedArticle, site: Publisher): WithContext<NewsArticle> {
  const { url, picture, authors, contributors, topics, corrections, source, dateline } = article
  const published = toRFC3339(article.publishedAt) ?? undefined
  return {
    '@context': 'https://schema.org',
    '@type': 'NewsArticle',
    '@id': storyURN(article.id),
    url,
    mainEntityOfPage: { '@type': 'WebPage', '@id': url },
    headline: article.headline,
    alternativeHeadline: article.kicker ?? undefined,
    description: article.summary ?? undefined,
    dateline: dateline?.text ?? dateline?.located ?? undefined,
    locationCreated: toPlace(dateline?.located ?? null),
    datePublished: published,
    dateModified: toRFC3339(article.updatedAt) ?? published,
    author: some(authors.map((author) => toPerson(author, pageOf(author, site)))),
    contributor: some(contributors.map((contributor) => toPerson(contributor))),
    publisher: { '@type': 'NewsMediaOrganization', name: site.siteName, url: site.siteUrl },
    sourceOrganization: source?.agency ? { '@type': 'Organization', name: source.agency } : undefined,
    image: picture ? [toImage(picture)] : undefined,
    articleSection: topics[0]?.name,
    keywords: some(topics.map(({ name }) => name)),
    about: some(topics.map(toThing)),
    inLanguage: languageTag(article.language),
    wordCount: article.wordCount,
    isAccessibleForFree: true,
    creditText: article.creditLine || undefined,
    usageInfo: source?.usageTerms ? { '@type': 'CreativeWork', text: source.usageTerms } : undefined,
    correction: some(corrections.map(toCorrection)),
  }
}

/**
 * Serializes JSON-LD for `<script type="application/ld+json">`. Escapes characters so that the content can neither end
 * the script nor start another one (html.spec.whatwg.org, 4.12.1.3). It parses to the same JSON.
 */
export function toScriptText(jsonLd: object): string {
  return JSON.stringify(jsonLd).replace(
    /[<>&\u2028\u2029]/g,
    (character) => `\\u${character.charCodeAt(0).toString(16).padStart(4, '0')}`,
  )
}

/** A credited person: the name as the story prints it; the role for this story, or else the person's usual role. */
function toPerson({ name, role, location, person }: PublishedCredit, url?: string): Person {
  return {
    '@type': 'Person',
    name,
    url,
    alternateName: person && person.name !== name ? person.name : undefined,
    jobTitle: role ?? person?.role ?? undefined,
    affiliation: person?.affiliation ? { '@type': 'Organization', name: person.affiliation } : undefined,
    description: person?.bio ?? undefined,
    image: person?.picture?.url,
    workLocation: toPlace(location),
  }
}

/** URL of an author's page on the frontend, if there is one. */
function pageOf({ person }: PublishedCredit, { authorPath, siteUrl }: Publisher): string | undefined {
  return publicAddress({ siteUrl, articlePath: authorPath, slug: person?.slug }) || undefined
}

function toPlace(name: string | null): { '@type': 'Place'; name: string } | undefined {
  return name ? { '@type': 'Place', name } : undefined
}

function toImage(picture: PublishedPicture): ImageObject {
  return {
    '@type': 'ImageObject',
    url: picture.url,
    contentUrl: picture.url,
    encodingFormat: picture.mimeType ?? undefined,
    width: toPixels(picture.width),
    height: toPixels(picture.height),
    caption: picture.caption ?? (picture.alt || undefined),
    creditText: picture.credit ?? undefined,
  }
}

/** schema.org expresses a width or height as a quantity; E37 is the UN/CEFACT code for pixels. */
function toPixels(value: number | null) {
  return value ? ({ '@type': 'QuantitativeValue', value, unitCode: 'E37' } as const) : undefined
}

function toThing({ name, description, hubUrl, mediaTopic }: PublishedTopic) {
  return {
    '@type': 'Thing' as const,
    name,
    description: description ?? undefined,
    url: hubUrl ?? undefined,
    sameAs: mediaTopicURI(mediaTopic),
  }
}

function toCorrection({ text, at }: PublishedArticle['corrections'][number]): CorrectionComment {
  return { '@type': 'CorrectionComment', text, datePublished: toRFC3339(at) ?? undefined }
}

function some<Row>(rows: Row[]): Row[] | undefined {
  return rows.length > 0 ? rows : undefined
}
