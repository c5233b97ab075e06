import type { Page } from 'playwright-core'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'

import type { Article } from '../../src/generated/payload-types'
import { missing } from './browser'
import { openDesk, type Desk } from './desk'

/** What the clipboard holds after copying from these programs, in its shape. */
const CLIPBOARDS = {
  'a card of a web page': {
    html: '<a href="https://e.org/a"><p>One</p><p>Two</p></a><a href="https://e.org/b"><h2>Three</h2></a>',
    words: ['One', 'Two', 'Three'],
    links: ['https://e.org/a', 'https://e.org/a', 'https://e.org/b'],
  },
  Word: {
    html: '<html><body><!--StartFragment--><p class=MsoNormal><a name="_Hlk1">Bookmarked</a> and <a href="#_ftn1" name="_ftnref1"><span>[1]</span></a> call <a href="tel:+4912345">+49 12345</a>.</p><p><img width=300 height=200 src="file:///C:/Users/A/clip_image001.png" v:shapes="Picture_1"></p><!--EndFragment--></body></html>',
    words: ['Bookmarked', '[1]', '+49 12345'],
    links: [],
    notice: 'A pasted picture could not be imported',
  },
  'Apple Mail': {
    html: '<div>Meet at <a href="x-apple-data-detectors://1">noon</a> or <a href="https://e.org/c">there</a><img width="1" height="1" src="https://track.example/p.gif"></div>',
    words: ['noon', 'there'],
    links: ['https://e.org/c'],
  },
  'Google Docs': {
    html: '<b style="font-weight:normal;" id="docs-internal-guid-1"><p dir="ltr"><span>Before</span></p><p dir="ltr"><span><img src="https://lh7-rt.googleusercontent.com/docsz/A" width="602" height="401" /></span></p><p><img src="https://other.example/b.jpg"></p><p dir="ltr"><span>After</span></p></b>',
    words: ['Before', 'After'],
    links: [],
    notice: '2 pasted pictures could not be imported',
  },
  'a quotation of two paragraphs': {
    html: '<blockquote><p>Alpha</p><p>Omega</p></blockquote>',
    words: ['Alpha', 'Omega'],
    links: [],
  },
} as const

describe.skipIf(missing)(`an editor pastes${missing ? ` (${missing})` : ''}`, () => {
  let desk: Desk
  let page: Page
  beforeAll(async () => {
    desk = await openDesk()
    page = await desk.signIn()
  })
  afterAll(() => desk.close())

  const paste = (html: string) =>
    page.evaluate((text) => {
      const data = new DataTransfer()
      data.setData('text/html', text)
      document
        .querySelector('[contenteditable="true"]')!
        .dispatchEvent(new ClipboardEvent('paste', { clipboardData: data, bubbles: true, cancelable: true }))
    }, html)

  it.each(Object.entries(CLIPBOARDS))(
    'from %s: no word is lost, and the draft is saved and published',
    async (from, clipboard) => {
      const { html, links, words } = clipboard
      await page.goto('/admin/collections/articles/create')
      await page.locator('#field-headline').fill(`Pasted from ${from}`)
      const editor = page.locator('.rich-text-lexical [contenteditable="true"]')
      await editor.click()
      await paste(html)
      for (const text of words) await editor.getByText(text).first().waitFor()
      if ('notice' in clipboard) await page.getByText(clipboard.notice).first().waitFor()
      expect(
        await page.locator('.rich-text-lexical .LexicalEditorTheme__upload, .pending-upload').count(),
      ).toBe(0)
      await page.getByRole('button', { name: 'Save Draft' }).click()
      await page.waitForURL(/articles\/[\w-]{36}/)
      const id = page.url().split('/').at(-1)!.split('?')[0]!
      const published = await page.evaluate(async (path) => {
        const answer = await fetch(path, {
          method: 'POST',
          headers: { 'content-type': 'application/json' },
          body: '{}',
        })
        return { status: answer.status, text: await answer.text() }
      }, `/api/articles/${id}/publish`)
      expect(published.status, published.text).toBe(200)
      const { doc } = JSON.parse(published.text) as { doc: Article }
      const read = (await desk.ask(`/v1/articles/${doc.slug}`)).body as { bodyHTML: string; bodyText: string }
      for (const text of words) {
        expect(read.bodyHTML).toContain(text)
        expect(read.bodyText.split('\n').some((line) => line.includes(text))).toBe(true)
      }
      expect([...read.bodyHTML.matchAll(/<a href="([^"]+)"/g)].map(([, href]) => href)).toEqual([...links])
    },
  )

  it('and saves at once, in a browser that is never idle: the words are saved, by button and by key', async () => {
    const busy = await page.context().newPage()
    await busy.addInitScript(() => {
      window.requestIdleCallback = () => 0
    })
    const bodyOf = async () => {
      const id = busy.url().split('/').at(-1)!.split('?')[0]!
      return busy.evaluate(
        async (path) => (await fetch(path)).text(),
        `/api/articles/${id}?draft=true&depth=0&select[body]=true`,
      )
    }
    await busy.goto('/admin/collections/articles/create')
    await busy.locator('#field-headline').fill('Typed in haste')
    await busy.locator('.rich-text-lexical [contenteditable="true"]').click()
    await busy.keyboard.type('Words of the first minute')
    await busy.getByRole('button', { name: 'Save Draft' }).click()
    await busy.waitForURL(/articles\/[\w-]{36}/)
    expect(await bodyOf()).toContain('Words of the first minute')

    await busy.locator('.rich-text-lexical [contenteditable="true"]').click()
    await busy.keyboard.press('Control+End')
    await busy.keyboard.type(' and of the second')
    const saved = busy.waitForResponse((response) => response.request().method() === 'PATCH')
    await busy.keyboard.press('Control+s')
    await saved
    expect(await bodyOf()).toContain('Words of the first minute and of the second')
    await busy.close()
  })

  it('and search finds each word of a quotation', async () => {
    for (const word of ['alpha', 'omega']) {
      const { body } = await desk.ask(`/v1/search?q=${word}`)
      expect(body.docs, word).toHaveLength(1)
    }
  })
})
