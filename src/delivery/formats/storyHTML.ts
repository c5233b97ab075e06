import type { PublishedArticle } from '../../public/schema/article'
import { escapeHTML } from '../../public/escapeHTML'
import { renderFigure } from '../../public/figure'
import { correctionLabel } from '../../labels'

/**
 * Renders a whole story as HTML for clients that show it without its page (feed readers): picture, text with dateline,
 * corrections, closing credits. Well-formed as XML, without active content.
 */
export function renderStoryHTML(article: PublishedArticle): string {
  const { corrections, creditLine, picture } = article
  return [
    picture ? renderFigure(picture, { isLead: true }) : '',
    withDateline(article),
    ...corrections.map(
      ({ kind, text }) => `<p><strong>${correctionLabel(kind)}:</strong> ${escapeHTML(text)}</p>`,
    ),
    creditLine ? `<p><em>${escapeHTML(creditLine)}</em></p>` : '',
  ]
    .filter(Boolean)
    .join('\n')
}

/** Prints the dateline at the start of the first paragraph. */
function withDateline({ bodyHTML, dateline }: PublishedArticle): string {
  const { located, source, text } = dateline ?? {}
  const inParts = [located, source ? `(${source})` : ''].filter(Boolean).join(' ')
  const phrase = text ?? (inParts ? `${inParts} –` : '')
  if (!phrase) return bodyHTML
  return bodyHTML.startsWith('<p>')
    ? `<p>${escapeHTML(phrase)} ${bodyHTML.slice(3)}`
    : [`<p>${escapeHTML(phrase)}</p>`, bodyHTML].filter(Boolean).join('\n')
}
