import type { Page } from 'playwright-core'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'

import { missing } from './browser'
import { openDesk, type Desk } from './desk'

describe.skipIf(missing)(
  `an editor sees what is wrong before it is public${missing ? ` (${missing})` : ''}`,
  () => {
    let desk: Desk
    let page: Page
    beforeAll(async () => {
      desk = await openDesk()
      page = await desk.signIn()
      await page.goto('/admin/collections/articles')
      await page
        .getByRole('link', { name: /North Korea sends about/ })
        .first()
        .click()
      await page.waitForURL(/articles\/[\w-]{36}/)
    })
    afterAll(() => desk.close())

    const panel = () => page.getByRole('region', { name: 'Checks' })
    const found = () => panel().getByRole('list', { name: 'Errors and warnings' })
    const lead = (words: RegExp) => found().getByRole('button', { name: words }).first()
    const selection = () => page.evaluate(() => window.getSelection()?.toString() ?? '')
    const isPublic = async () => ((await desk.ask('/api/articles')).body.docs as unknown[]).length > 0
    const dialog = () => page.locator('.dateline-ask__modal')

    it('finds what is garbled in the AP story, and what it lacks', async () => {
      for (const words of [
        /^Kopp needs a full name/,
        /^The story has no summary/,
        /Space before the closing quotation mark/,
        /was never opened/,
        /^Shin has not been introduced. Is this Sabrina Singh/,
        /^“Lavrovov” looks like “Sergei Lavrov”/,
        /^BRICS is never spelled out/,
      ]) {
        await lead(words).waitFor()
      }
      expect(await panel().getByRole('status').innerText()).toMatch(/^\d+ warnings$/)
    })

    it('is led to the very words', async () => {
      await lead(/Lavrovov/).click()
      await expect.poll(selection).toBe('Lavrovov')
      await lead(/^Shin/).click()
      await expect.poll(selection).toBe('Shin')
    })

    it('is led to a field in another tab, with the keyboard alone', async () => {
      await lead(/^Kopp needs/).focus()
      await page.keyboard.press('Enter')
      await page.getByText('Who wrote the story: the byline').waitFor()
      await expect
        .poll(() =>
          page.evaluate(() =>
            Boolean(document.activeElement?.closest('#field-authors, [id^="authors-row"]')),
          ),
        )
        .toBe(true)
      await lead(/no summary/).focus()
      await page.keyboard.press('Enter')
      await expect.poll(() => page.evaluate(() => document.activeElement?.id)).toBe('field-summary')
    })

    it('sees a finding go while he writes', async () => {
      await page.locator('#field-summary').fill('Western leaders speak of an escalation.')
      await expect.poll(() => found().getByText('no summary').count(), { timeout: 60_000 }).toBe(0)
    })

    it('waves one aside, and it stays so when he comes back', async () => {
      await panel()
        .getByRole('button', { name: /^Dismiss: BRICS/ })
        .click()
      await expect.poll(() => found().getByText('BRICS').count(), { timeout: 60_000 }).toBe(0)
      await page.getByRole('button', { name: 'Save Draft' }).click()
      await page.locator('.toast-success, [data-type=success]').first().waitFor()
      await page.reload()
      await panel().getByText('1 dismissed').click()
      await panel()
        .getByRole('button', { name: /^Restore: BRICS/ })
        .waitFor()
      expect(await found().getByText('BRICS').count()).toBe(0)
    })

    it('is shown what blocks, and nothing is published', async () => {
      await page.locator('#field-headline').fill('')
      await page.getByRole('button', { name: 'Publish', exact: true }).click()
      await dialog().getByText('Can’t publish yet').waitFor()
      await dialog().getByText('A story needs a headline before it can be published.').waitFor()
      await dialog().getByRole('button', { name: 'Show me' }).click()
      await expect.poll(() => page.evaluate(() => document.activeElement?.id)).toBe('field-headline')
      expect(await isPublic()).toBe(false)
    })

    it('is asked before it goes on over warnings', async () => {
      await page.locator('#field-headline').fill('North Korea sends troops')
      await page.getByRole('button', { name: 'Publish', exact: true }).click()
      await dialog().getByText('Publish anyway?').waitFor()
      await dialog().getByRole('button', { name: 'Back to the story' }).click()
      await dialog().waitFor({ state: 'detached' })
      expect(await isPublic()).toBe(false)
      await page.getByRole('button', { name: 'Publish', exact: true }).click()
      await dialog().getByRole('button', { name: 'Publish anyway' }).click()
      await expect.poll(isPublic, { timeout: 60_000 }).toBe(true)
    })

    it('is told while writing a name that it exists already, and which of two is chosen', async () => {
      const made = await page.evaluate(async () => {
        const body = JSON.stringify({ name: 'Олена Коваль', affiliation: 'Ukrinform' })
        const headers = { 'content-type': 'application/json' }
        return (await fetch('/api/authors', { method: 'POST', headers, body })).status
      })
      expect(made).toBe(201)
      await page.goto('/admin/collections/authors/create')
      await page.locator('#field-name').fill('олена коваль')
      await page.getByRole('note').getByRole('link', { name: 'Олена Коваль · Ukrinform' }).waitFor()
      await page.getByRole('button', { name: 'Save', exact: true }).click()
      await page.waitForURL(/authors\/[\w-]{36}/)
      await page.goto('/admin/collections/articles/create')
      await page.getByRole('button', { name: 'Credits' }).click()
      await page.getByRole('button', { name: 'Add Author' }).click()
      await page.locator('#field-authors .rs__control').first().click()
      await page.keyboard.type('КОВАЛЬ')
      const choices = page.locator('#field-authors .rs__option')
      await expect.poll(() => choices.count()).toBe(2)
      expect((await choices.allInnerTexts()).sort()).toEqual([
        'Олена Коваль · Ukrinform',
        expect.stringMatching(/^олена коваль · .+-2$/),
      ])
    })
  },
)
