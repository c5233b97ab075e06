import { mkdirSync } from 'node:fs'
import { join } from 'node:path'

import type { FrameLocator, Page } from 'playwright-core'
import sharp from 'sharp'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'

import { seriousProblems } from './axe'
import { missing } from './browser'
import { openDesk, type Desk } from './desk'

const HEADLINE = 'North Korea sends about 10,000 troops to Russia, Pentagon says'

describe.skipIf(missing)(`the preview${missing ? ` (${missing})` : ''}`, () => {
  let desk: Desk
  let page: Page
  let frame: FrameLocator
  const complaints: string[] = []
  beforeAll(async () => {
    desk = await openDesk()
    page = await desk.signIn()
    page.on('console', (message) => {
      if (/content security policy|sandboxed/i.test(message.text())) complaints.push(message.text())
    })
    await page.goto('/admin/collections/articles')
    await page.getByRole('link', { name: HEADLINE }).click()
    await page.locator('#field-headline').waitFor()
    frame = page.frameLocator('iframe[title^="Preview of the story"]')
  })
  afterAll(() => desk.close())

  const typed = (headline: string) => page.locator('#field-headline').fill(headline)
  const shows = (headline: string) =>
    frame.getByRole('heading', { level: 1, name: headline, exact: true }).waitFor()

  it('is opened beside the form by its button, with the keyboard alone', async () => {
    const button = page.getByRole('button', { name: 'Preview', exact: true })
    expect(await button.getAttribute('aria-expanded')).toBe('false')
    await button.focus()
    await page.keyboard.press('Enter')
    await page.getByRole('region', { name: 'Preview', exact: true }).waitFor()
    await shows(HEADLINE)
    await frame.getByText('BRUSSELS (AP) –').waitFor()
    await frame.getByText('By Kopp').waitFor()
    await frame.getByText('Kopp reported from Washington.').waitFor()
    expect(await frame.getByRole('note').textContent()).toMatch(
      /^Preview of a draft · saved .* · not published$/,
    )
    expect(await page.locator('#field-headline').isVisible()).toBe(true)
    await shot(page, 'preview-beside-light')
  })

  it('follows what is typed, and stays where it was scrolled to', async () => {
    const scrolled = () => frame.locator('html').evaluate((html) => html.scrollTop)
    await frame.locator('html').evaluate((html) => html.scrollTo(0, 400))
    await typed('Typed a moment ago')
    await shows('Typed a moment ago')
    expect(await scrolled()).toBe(400)
    expect(await frame.getByRole('note').textContent()).toContain('with unsaved changes')
    await page.locator('[contenteditable=true]').first().click()
    await page.keyboard.press('Control+Home')
    await page.keyboard.type('Words at the very top. ')
    await frame.getByText('Words at the very top. North Korea will send').waitFor()
  })

  it('runs nothing that was written into the story', async () => {
    const hostile = '<img src=x onerror="parent.hasRun = true"><script>parent.hasRun = true</script>'
    await typed(hostile)
    await shows(hostile)
    expect(await frame.locator('script, h1 img').count()).toBe(0)
    expect(await page.evaluate(() => 'hasRun' in window)).toBe(false)
    await typed(HEADLINE)
    await shows(HEADLINE)
  })

  it('is a telephone’s width, or a desk’s', async () => {
    const width = () => frame.locator('html').evaluate((html) => html.clientWidth)
    expect(await width()).toBe(1280)
    await page.getByRole('button', { name: 'Phone' }).click()
    await expect.poll(width).toBe(375)
    expect(await frame.locator('html').evaluate((html) => html.scrollWidth)).toBe(375)
    expect(await page.getByRole('button', { name: 'Phone' }).getAttribute('aria-pressed')).toBe('true')
    await shot(page, 'preview-phone-light')
    await page.getByRole('button', { name: 'Desktop' }).click()
    await expect.poll(width).toBe(1280)
  })

  it('shows a picture that is not public yet', async () => {
    const buffer = await sharp({ create: { width: 900, height: 500, channels: 3, background: '#35506b' } })
      .jpeg()
      .toBuffer()
    const id = await page.evaluate(
      async ([bytes]) => {
        const form = new FormData()
        form.set('file', new File([new Uint8Array(bytes as number[])], 'Harbour.jpg', { type: 'image/jpeg' }))
        form.set(
          '_payload',
          JSON.stringify({ alt: 'A harbour', caption: 'The harbour.', credit: 'AP Photo/Jane Doe' }),
        )
        const response = await fetch('/api/media', { method: 'POST', body: form })
        const { doc } = (await response.json()) as { doc: { id: string } }
        await fetch(`${location.pathname.replace('/admin/collections', '/api')}?draft=true`, {
          method: 'PATCH',
          headers: { 'content-type': 'application/json' },
          body: JSON.stringify({ picture: doc.id }),
        })
        return doc.id
      },
      [[...buffer]] as const,
    )
    expect(id).toBeTruthy()
    await page.reload()
    // It is open again: it was when the page was left.
    await shows(HEADLINE)
    const picture = frame.getByRole('img', { name: 'A harbour' })
    await picture.waitFor()
    await expect.poll(() => picture.evaluate((img: HTMLImageElement) => img.naturalWidth)).toBeGreaterThan(0)
    await shot(page, 'preview-picture-light')
  })

  it('is shared by a link, read without an account, and taken back', async () => {
    await page.getByRole('button', { name: 'Share a link' }).click()
    const panel = page.getByRole('region', { name: 'Share a link' })
    await panel.getByText('No active links.').waitFor()
    await panel.getByLabel('for', { exact: true }).selectOption({ label: '1 day' })
    await panel.getByRole('button', { name: 'Create link' }).click()
    const address = panel.getByLabel(/^Address of the link until/)
    const path = new URL(await address.inputValue()).pathname
    expect(await seriousProblems(page, '.dateline-preview')).toEqual([])
    await shot(page, 'preview-share-light')

    for (const colorScheme of ['light', 'dark'] as const) {
      const reader = await desk.open({ colorScheme })
      const asked: string[] = []
      reader.on('request', (request) => asked.push(request.url()))
      reader.on('console', (message) => complaints.push(message.text()))
      const response = await reader.goto(path)
      expect(response?.status()).toBe(200)
      await reader.getByRole('heading', { level: 1, name: HEADLINE }).waitFor()
      const picture = reader.getByRole('img', { name: 'A harbour' })
      await expect
        .poll(() => picture.evaluate((img: HTMLImageElement) => img.naturalWidth))
        .toBeGreaterThan(0)
      expect(asked.every((url) => url.startsWith(`${desk.url}/preview/`))).toBe(true)
      const isDark = await reader.evaluate(() => getComputedStyle(document.body).backgroundColor)
      expect(isDark).toBe(colorScheme === 'dark' ? 'rgb(21, 23, 27)' : 'rgb(253, 252, 249)')
      expect(await seriousProblems(reader)).toEqual([])
      await shot(reader, `shared-${colorScheme}`)
      await reader.setViewportSize({ width: 375, height: 812 })
      expect(await reader.evaluate(() => document.documentElement.scrollWidth)).toBe(375)
      await shot(reader, `shared-phone-${colorScheme}`)
      await reader.context().close()
    }

    await panel.getByRole('button', { name: /^Revoke the link/ }).click()
    await panel.getByText('No active links.').waitFor()
    const reader = await desk.open()
    expect((await reader.goto(path))?.status()).toBe(404)
    await reader.getByText('There is no preview at this address').waitFor()
    await reader.context().close()
    await page.getByRole('button', { name: 'Share a link' }).click()
  })

  it('is well-formed for a browser’s own XML parser', async () => {
    const errors = await page.evaluate(async () => {
      const response = await fetch(`${location.pathname.replace('/admin/collections', '/api')}/preview`, {
        method: 'POST',
        headers: { 'content-type': 'application/json' },
        body: JSON.stringify({ data: { headline: '</script> & ]]> \u2028 "', summary: '<b>' } }),
      })
      // The style's own “>” and quotes are no markup; all else is read as XML.
      const xml = (await response.text()).replace(/<!DOCTYPE html>/, '')
      return new DOMParser().parseFromString(xml, 'application/xhtml+xml').querySelector('parsererror')
        ?.textContent
    })
    expect(errors).toBeUndefined()
  })

  it('says so when it cannot follow', async () => {
    await page.route('**/api/articles/*/preview', (route) => route.abort())
    await typed('Lost on its way')
    await page
      .getByText('The preview does not show your latest changes. The server did not respond.')
      .waitFor()
    await page.unroute('**/api/articles/*/preview')
    await typed(HEADLINE)
    await expect.poll(() => page.getByText('The preview does not show your latest changes.').count()).toBe(0)
  })

  it('is dark beside a dark form, and closes', async () => {
    await page.emulateMedia({ colorScheme: 'dark' })
    await page.reload()
    await shows(HEADLINE)
    expect(await frame.locator('body').evaluate((body) => getComputedStyle(body).backgroundColor)).toBe(
      'rgb(21, 23, 27)',
    )
    expect(await seriousProblems(page, '.dateline-preview')).toEqual([])
    await shot(page, 'preview-beside-dark')
    await page.getByRole('button', { name: 'Close preview' }).click()
    await expect.poll(() => page.getByRole('region', { name: 'Preview', exact: true }).count()).toBe(0)
  })

  it('breaks no rule of the panel’s policy', () => expect(complaints).toEqual([]))
})

/** Kept where somebody wants to look at them. */
async function shot(page: Page, name: string): Promise<void> {
  const folder = process.env.SCREENSHOTS
  if (!folder) return
  mkdirSync(folder, { recursive: true })
  await page.screenshot({ path: join(folder, `${name}.png`) })
}
