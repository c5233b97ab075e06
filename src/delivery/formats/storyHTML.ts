import type { PublishedArticle } from '../../publicSchema/article'
import { escapeHTML } from '../../published/escapeHTML'
import { renderFigure } from '../../published/figure'
import { correctionLabel } from '../../labels'

/**
 * A whole story as HTML, for those who print it without its page (feed readers): picture, text after its dateline,
 * corrections, closing credits. Well-formed as XML is, and nothing in it runs.
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

/** The dateline is printed within the first paragraph, before its first words. */
function withDateline({ bodyHTML, dateline }: PublishedArticle): string {
  const { located, source, text } = dateline ?? {}
  const inParts = [located, source ? `(${source})` : ''].filter(Boolean).join(' ')
  const phrase = text ?? (inParts ? `${inParts} –` : '')
  if (!phrase) return bodyHTML
  return bodyHTML.startsWith('<p>')
    ? `<p>${escapeHTML(phrase)} ${bodyHTML.slice(3)}`
    : [`<p>${escapeHTML(phrase)}</p>`, bodyHTML].filter(Boolean).join('\n')
}
