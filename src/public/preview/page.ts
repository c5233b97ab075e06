import type { PublishedArticle, PublishedCorrection } from '../schema/article'
import { renderFigure } from '../figure'
import { renderDocument, text } from './document'
import { renderMoment } from './moment'
import { correctionLabel } from '../../labels'

/**
 * A story as readers will see it, on a page of its own, below a bar that explains what it is (`notice`). Times are shown in `timeZone`. The
 * page is complete, well-formed and inert, whatever the story contains.
 */
export function renderPreviewPage({
  article,
  notice,
  timeZone = 'UTC',
}: {
  article: PublishedArticle
  notice: string
  timeZone?: string
}): string {
  const main = [
    renderHeader(article, timeZone),
    article.picture ? `<div class="lead">${renderFigure(article.picture, { isLead: true })}</div>` : '',
    renderBody(article),
    renderCorrections(article.corrections, timeZone),
    renderClosing(article),
  ].filter(Boolean)
  return renderDocument({
    title: `${article.headline || 'No headline'} · Preview`,
    language: article.language,
    content: `<div class="bar" role="note">${text(notice)}</div>\n<main class="story">\n${main.join('\n')}\n</main>`,
  })
}

function renderHeader(article: PublishedArticle, timeZone: string): string {
  const { kicker, headline, summary, byline, publishedAt, updatedAt } = article
  const about = [
    byline ? `<span class="byline">${text(byline)}</span>` : '',
    renderTime({ label: 'Published', at: publishedAt, timeZone }),
    updatedAt === publishedAt ? '' : renderTime({ label: 'Updated', at: updatedAt, timeZone }),
  ].filter(Boolean)
  return `<header>
${kicker ? `<p class="kicker">${text(kicker)}</p>\n` : ''}<h1${headline ? '' : ' class="empty"'}>${text(headline || 'No headline')}</h1>
${summary ? `<p class="summary">${text(summary)}</p>\n` : ''}${about.length > 0 ? `<div class="about">${about.join(' ')}</div>` : ''}
</header>`
}

/** The dateline is printed within the first paragraph, before its text. */
function renderBody({ bodyHTML, dateline }: PublishedArticle): string {
  const phrase = dateline ? datelinePhrase(dateline) : ''
  const printed = phrase ? `<span class="dateline">${text(phrase)}</span> ` : ''
  const html = bodyHTML || '<p class="empty">No text yet.</p>'
  const isParagraph = bodyHTML.startsWith('<p>')
  const whole = isParagraph
    ? `<p>${printed}${html.slice(3)}`
    : `${printed ? `<p>${printed}</p>\n` : ''}${html}`
  return `<div class="body">\n${whole}\n</div>`
}

function datelinePhrase({
  located,
  source,
  text: phrase,
}: NonNullable<PublishedArticle['dateline']>): string {
  if (phrase) return phrase
  return `${[located, source ? `(${source})` : ''].filter(Boolean).join(' ')} –`
}

function renderCorrections(corrections: readonly PublishedCorrection[], timeZone: string): string {
  if (corrections.length === 0) return ''
  const rows = corrections.map(
    ({ kind, text: words, at }) =>
      `<article><h2><b>${correctionLabel(kind)}</b> ${renderTime({ at, timeZone })}</h2><p>${text(words)}</p></article>`,
  )
  return `<section class="corrections" aria-label="Corrections">\n${rows.join('\n')}\n</section>`
}

function renderClosing({ creditLine, topics, source }: PublishedArticle): string {
  const lines = [
    creditLine ? `<p class="credits">${text(creditLine)}</p>` : '',
    ...topics.map(renderFollowLine),
    source
      ? `<p class="source">${text([source.agency, source.usageTerms].filter(Boolean).join(' · '))}</p>`
      : '',
    topics.length > 0
      ? `<ul class="topics" aria-label="Topics">${topics.map(({ name }) => `<li>${text(name)}</li>`).join('')}</ul>`
      : '',
  ].filter(Boolean)
  return lines.length > 0 ? `<footer class="closing">\n${lines.join('\n')}\n</footer>` : ''
}

/** “Follow AP coverage of … at https://…”, with the URL as the link. */
function renderFollowLine({ followLine, hubUrl }: PublishedArticle['topics'][number]): string {
  if (!followLine) return ''
  const link = (words: string) =>
    hubUrl ? `<a href="${text(hubUrl)}" rel="noopener">${text(words)}</a>` : text(words)
  const at = hubUrl ? followLine.indexOf(hubUrl) : -1
  if (at === -1) return `<p>${link(followLine)}</p>`
  const shown = followLine.slice(at, at + (hubUrl ?? '').length)
  return `<p>${text(followLine.slice(0, at))}${link(shown)}${text(followLine.slice(at + shown.length))}</p>`
}

function renderTime({
  label = '',
  at,
  timeZone,
}: {
  label?: string
  at: string | null
  timeZone: string
}): string {
  const moment = renderMoment({ at, timeZone })
  if (!moment) return ''
  return `<time datetime="${new Date(at ?? '').toISOString()}">${text(label ? `${label} ${moment}` : moment)}</time>`
}
