import type { PublishedArticle } from '../../public/schema/article'
import type { PublishedCredit } from '../../public/schema/person'
import type { PublishedTopic } from '../../public/schema/topic'
import { toRFC3339 } from './dates'
import { languageTag } from './language'
import { mediaTopicURI } from './mediaTopic'
import { toNinjsPictures } from './ninjsPicture'
import type { Ninjs } from './ninjsShape'
import { storyURN } from './storyURN'

const STANDARD = {
  name: 'ninjs',
  version: '3.1',
  schema: 'http://www.iptc.org/std/ninjs/ninjs-schema_3.1.json#',
}

/**
 * A story as IPTC ninjs 3.1, for partners' systems (iptc.org/std/ninjs). Unknown values are undefined, never null.
 * Credited people are `infoSources`: ninjs `people` are those the story is about. Corrections are `descriptions`, and
 * repeated in `edNote` for the receiving desk. Without its text (a list that omits it) the object is `partial`.
 */
export function toNinjs(article: PublishedArticle): Ninjs {
  const { headline, kicker, summary, authors, contributors, source, corrections } = article
  const published = toRFC3339(article.publishedAt) ?? undefined
  const pictures = toNinjsPictures(article)
  const bodies = toBodies(article)
  return {
    uri: storyURN(article.id),
    standard: STANDARD,
    type: 'text',
    representationType: bodies ? 'full' : 'partial',
    profile: pictures ? 'text-photo' : 'text-only',
    pubStatus: 'usable',
    language: languageTag(article.language),
    firstCreated: published,
    contentCreated: published,
    versionCreated: toRFC3339(article.updatedAt) ?? published,
    slugline: article.slug || undefined,
    headlines: [plain('main', headline), ...(kicker ? [plain('kicker', kicker)] : [])],
    descriptions: some([
      ...(summary ? [plain('summary', summary)] : []),
      ...corrections.map(({ kind, text }) => plain(kind, text)),
    ]),
    bodies,
    by: authors.length > 0 ? article.byline.replace(/^By /, '') : undefined,
    located: article.dateline?.located ?? undefined,
    places: article.dateline?.located ? [{ name: article.dateline.located, rel: 'located' }] : undefined,
    infoSources: some([
      ...authors.map((author) => toParty(author, 'author')),
      ...contributors.map((contributor) => toParty(contributor, 'contributor')),
      ...(source?.agency ? [{ name: source.agency, role: 'agency' }] : []),
    ]),
    subjects: some(article.topics.map(toSubject)),
    usageTerms: source?.usageTerms ?? undefined,
    edNote: toNote(article),
    renditions: article.url
      ? [{ name: 'web', href: article.url, contentType: 'text/html', title: headline }]
      : undefined,
    associations: pictures,
    altIds: [
      { role: 'id', value: article.id },
      { role: 'slug', value: article.slug },
    ],
  }
}

function plain(role: string, value: string) {
  return { role, contentType: 'text/plain', value }
}

function toBodies({ bodyHTML, bodyText, wordCount }: PublishedArticle) {
  if (!bodyHTML && !bodyText) return undefined
  return [
    {
      role: 'main',
      contentType: 'text/html',
      wordCount,
      charCount: [...bodyText].length,
      value: bodyHTML,
    },
    { ...plain('text', bodyText), wordCount, charCount: [...bodyText].length },
  ]
}

function toParty({ name, role, person }: PublishedCredit, standing: string) {
  return { name, role: role ?? standing, literal: person?.slug || undefined }
}

function toSubject({ name, slug, mediaTopic }: PublishedTopic) {
  return { name, rel: 'about', uri: mediaTopicURI(mediaTopic), literal: slug || undefined }
}

/** What the receiving desk must know: the corrections, and the contributors as printed. */
function toNote({ corrections, creditLine }: PublishedArticle): string | undefined {
  const lines = corrections.map(({ kind, text, at }) =>
    [kind.toUpperCase(), at ? ` (${toRFC3339(at)})` : '', `: ${text}`].join(''),
  )
  return [...lines, creditLine].filter(Boolean).join('\n') || undefined
}

function some<Row>(rows: Row[]): Row[] | undefined {
  return rows.length > 0 ? rows : undefined
}
