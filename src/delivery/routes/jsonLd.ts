import { toJsonLd, toScriptText } from '../formats/jsonLd'
import { storyRoute } from './atStory'

/** A story as schema.org JSON-LD, escaped for a page's `<script type="application/ld+json">`. */
export const jsonLd = storyRoute({
  form: 'jsonld',
  operationId: 'getArticleJsonLd',
  summary: 'A published story as a schema.org NewsArticle, ready to embed in a page',
  answers: { contentType: 'application/ld+json', schema: 'JsonLd' },
  render: (article, { siteName, site }) => toScriptText(toJsonLd(article, { siteName, ...site })),
})
