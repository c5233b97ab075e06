import type { Article } from '../generated/payload-types'
import type { CorrectionKind } from '../labels'
import { publicAddress } from './address'
import type { PublishedBody } from './body/nodes'
import { toPublishedText, type PublishedText } from './body/published'
import { cleanOrNull, cleanText } from '../words/cleanText'
import { renderByline, renderCreditLine, toAuthors, toContributors, type PublishedCredit } from './credits'
import { storedAddress, toPicture, type AddressOf, type PublishedPicture } from './picture'
import { toTopic, type PublishedTopic } from './topic'
import { rowsOf } from '../relations'

/** What was changed after publication, and said so. */
export interface PublishedCorrection {
  readonly kind: CorrectionKind
  readonly text: string
  readonly at: string | null
}

/** A story as readers get it, whatever they read it with. Dates are ISO 8601; texts are clean, never HTML. */
export interface PublishedArticle {
  readonly id: string
  readonly headline: string
  readonly kicker: string | null
  readonly summary: string | null
  readonly slug: string
  /** Where readers find it: the canonical address. */
  readonly url: string
  readonly dateline: {
    readonly located: string | null
    readonly source: string | null
    readonly text: string | null
  } | null
  /** Rich text (Lexical), of the few kinds of nodes that the editor has. Begins after the dateline. */
  readonly body: PublishedBody | null
  /** The same as HTML that is well-formed, as XML too, and in which nothing runs. */
  readonly bodyHTML: string
  /** The same as text, a line for each paragraph. */
  readonly bodyText: string
  readonly authors: readonly PublishedCredit[]
  readonly contributors: readonly PublishedCredit[]
  /** “By Jane Kopp and Anna Lund”; empty without authors. */
  readonly byline: string
  /** The closing credits as a sentence; empty without any. */
  readonly creditLine: string
  /** The first is the main one. */
  readonly topics: readonly PublishedTopic[]
  readonly picture: PublishedPicture | null
  readonly share: {
    readonly title: string
    readonly description: string | null
    readonly picture: PublishedPicture | null
  }
  readonly corrections: readonly PublishedCorrection[]
  /** First publication. */
  readonly publishedAt: string | null
  /** Last significant change of what readers see. */
  readonly updatedAt: string | null
  readonly wordCount: number
  readonly language: string
  /** Null on a story of the newsroom's own. */
  readonly source: { readonly agency: string | null; readonly usageTerms: string | null } | null
}

/**
 * A story as the database has it → as readers get it. Only what is named here leaves: a field that is added to stories
 * stays inside until somebody adds it. Relations are the records themselves; one that is an id alone, or null, is one
 * that the reader may not see, and is left out. Whether the story is public at all is asked before.
 */
export function toPublishedArticle({
  article,
  siteUrl,
  articlePath,
  addressOf = storedAddress,
  text = toPublishedText(article.body, addressOf),
}: {
  article: Article
  siteUrl: string
  articlePath: string
  /** Where pictures are read from; as Payload has it, if not said. */
  addressOf?: AddressOf
  /** The story's text, where it was made ready before. */
  text?: PublishedText
}): PublishedArticle {
  const authors = toAuthors(article, addressOf)
  const headline = cleanText(article.headline).trim()
  const summary = cleanOrNull(article.summary)
  const picture = toPicture(article.picture, addressOf)
  const slug = cleanText(article.slug)
  return {
    id: article.id,
    headline,
    kicker: cleanOrNull(article.kicker),
    summary,
    slug,
    url: publicAddress({ siteUrl, articlePath, slug }),
    dateline: toDateline(article.dateline),
    ...text,
    authors,
    contributors: toContributors(article, addressOf),
    byline: renderByline(authors),
    creditLine: cleanText(renderCreditLine(article)).trim(),
    topics: rowsOf(article.topics)
      .map(toTopic)
      .filter((topic) => topic !== null),
    picture,
    share: {
      title: cleanOrNull(article.search?.title) ?? headline,
      description: cleanOrNull(article.search?.description) ?? summary,
      picture: toPicture(article.share?.picture, addressOf) ?? picture,
    },
    corrections: rowsOf(article.corrections).map(({ kind, text, at }) => ({
      kind,
      text: cleanText(text).trim(),
      at: at ?? null,
    })),
    publishedAt: article.publishedAt ?? null,
    updatedAt: article.revisedAt ?? article.publishedAt ?? null,
    wordCount: article.wordCount ?? 0,
    language: cleanText(article.language) || 'en',
    source: toSource(article.wire),
  }
}

function toDateline(dateline: Article['dateline']): PublishedArticle['dateline'] {
  const [located, source, text] = [dateline?.located, dateline?.source, dateline?.text].map(cleanOrNull)
  return located || source || text
    ? { located: located ?? null, source: source ?? null, text: text ?? null }
    : null
}

function toSource(wire: Article['wire']): PublishedArticle['source'] {
  const [agency, usageTerms] = [cleanOrNull(wire?.agency), cleanOrNull(wire?.usageTerms)]
  return agency || usageTerms ? { agency, usageTerms } : null
}
