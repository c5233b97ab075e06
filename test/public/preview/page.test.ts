import { describe, expect, it } from 'vitest'

import { renderPreviewPage } from '../../../src/public/preview/page'
import { NOTHING_HERE } from '../../../src/public/preview/nothing'
import { previewNotice } from '../../../src/public/preview/notice'
import { toPublishedArticle } from '../../../src/public/article'
import type { Article } from '../../../src/generated/payload-types'
import { block, HOSTILE, link, paragraph, picture, richText, shown, story, words } from '../story'
import { elementsOf } from '../../support/wellFormed'

const NOTICE = 'Preview of a draft · not published'
const render = (article: Article, notice = NOTICE) =>
  renderPreviewPage({
    article: toPublishedArticle({ article, siteUrl: 'https://a.example', articlePath: '/{slug}' }),
    notice,
  })

describe('the page of a preview', () => {
  it('shows the story as readers will see it', () => {
    const page = render(story())
    for (const part of [
      `<div class="bar" role="note">${NOTICE}</div>`,
      '<p class="kicker">Ukraine war</p>',
      '<h1>North Korea sends troops</h1>',
      '<p class="summary">About 10,000 of them.</p>',
      '<span class="byline">By Kopp and Anna Lund</span>',
      'Published 23 Nov 2026, 13:00 UTC',
      'Updated 23 Nov 2026, 15:00 UTC',
      '<p><span class="dateline">BRUSSELS (AP) –</span> North Korea will send troops.</p>',
      '<b>Correction</b> <time datetime="2026-11-23T15:00:00.000Z">23 Nov 2026, 15:00 UTC</time></h2><p>The number was wrong.</p>',
      '<p class="credits">Kopp reported from Washington.',
      'at <a href="https://apnews.com/hub/russia-ukraine" rel="noopener">https://apnews.com/hub/russia-ukraine</a></p>',
      '<p class="source">AP · For subscribers.</p>',
      '<li>Ukraine war</li>',
      '<meta name="robots" content="noindex, nofollow, noarchive" />',
    ]) {
      expect(page).toContain(part)
    }
    expect(elementsOf(page).filter(({ name }) => name === 'script')).toEqual([])
  })

  it.each([
    ['correction', 'Correction'],
    ['clarification', 'Clarification'],
    ['editors-note', 'Editor’s note'],
  ] as const)('labels a %s as “%s”', (kind, label) => {
    expect(render(story({ corrections: [{ kind, text: 'x' }] }))).toContain(`<b>${label}</b>`)
  })

  it('prints a dateline before a body that begins with something else', () => {
    const page = render(story({ body: richText(block('heading', [words('Sub')], { tag: 'h2' })) }))
    expect(page).toContain('<p><span class="dateline">BRUSSELS (AP) –</span> </p>\n<h2>Sub</h2>')
    const parts = { located: 'BRUSSELS', source: 'AP' }
    expect(render(story({ dateline: parts }))).toContain(
      '<span class="dateline">BRUSSELS (AP) –</span> North',
    )
  })

  it('stands a draft that has nothing yet', () => {
    const page = render({ id: 'a', language: 'en', createdAt: '', updatedAt: '' })
    elementsOf(page)
    expect(page).toContain('No headline')
  })

  it('is set from right to left where its language is', () => {
    expect(render(story({ language: 'ar' }))).toContain('<html lang="ar" dir="rtl">')
  })

  it.each(HOSTILE)('is well-formed and inert with %j in every place', (hostile) => {
    const date = { createdAt: '', updatedAt: '' }
    const page = render(
      story({
        headline: hostile,
        kicker: hostile,
        summary: hostile,
        slug: hostile,
        language: hostile,
        creditLine: hostile,
        dateline: { located: hostile, source: hostile, text: hostile },
        picture: picture({ alt: hostile, caption: hostile, credit: hostile }),
        authors: [{ author: 'p', creditedAs: hostile }],
        topics: [{ id: 't', name: hostile, slug: hostile, hubUrl: hostile, followLine: hostile, ...date }],
        corrections: [{ kind: hostile as 'correction', text: hostile, at: hostile }],
        publishedAt: hostile,
        wire: { agency: hostile, usageTerms: hostile },
        body: richText(
          paragraph(words(hostile), link(hostile, words(hostile))),
          shown(picture({ alt: hostile })),
        ),
      }),
      hostile,
    )
    const elements = elementsOf(page)
    expect(
      elements.filter(({ name }) => ['script', 'iframe', 'base', 'object', 'form'].includes(name)),
    ).toEqual([])
    expect(elements.filter(({ name }) => name === 'style')).toHaveLength(1)
    for (const { attributes } of elements) {
      expect(Object.keys(attributes).filter((name) => name.startsWith('on') || name === 'style')).toEqual([])
      if (attributes.href) expect(attributes.href).not.toMatch(/^\s*(javascript|data|vbscript):/i)
    }
  })

  it('is well-formed where there is nothing to show, and does not say why', () => {
    elementsOf(NOTHING_HERE)
    expect(NOTHING_HERE).toContain('There is no preview at this address')
  })
})

describe('the bar above a preview', () => {
  const savedAt = '2026-11-23T14:02:00.000Z'
  it.each([
    [{ isPublished: false }, 'Preview of a draft · saved 23 Nov 2026, 14:02 UTC · not published'],
    [
      { isPublished: false, isVersion: true },
      'Preview of a version · saved 23 Nov 2026, 14:02 UTC · not published',
    ],
    [{ isPublished: false, isUnsaved: true }, 'Preview of a draft · with unsaved changes · not published'],
    [{ isPublished: true }, 'Preview of the published story · saved 23 Nov 2026, 14:02 UTC'],
  ])('%j', (what, notice) => expect(previewNotice({ savedAt, timeZone: 'UTC', ...what })).toBe(notice))

  it('tells the time in the zone of who looks', () => {
    const notice = previewNotice({ savedAt, isPublished: false, timeZone: 'Asia/Tokyo' })
    expect(notice).toContain('23:02 GMT+9')
  })
})
