import type { Page } from 'playwright-core'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'

import { richText } from '../int/material'
import { openReceiver, type Receiver } from '../int/receiver'
import { missing } from './browser'
import { openDesk, type Desk } from './desk'

/** `SCREENSHOTS=FOLDER SCHEME=dark` keeps pictures of what is driven here. */
const scheme = process.env.SCHEME === 'dark' ? 'dark' : 'light'

describe.skipIf(missing)(`an admin and a webhook${missing ? ` (${missing})` : ''}`, () => {
  let desk: Desk
  let receiver: Receiver
  let page: Page
  beforeAll(async () => {
    receiver = await openReceiver()
    desk = await openDesk({ WEBHOOK_HOSTS: '127.0.0.1' })
    page = await desk.signIn(undefined, { colorScheme: scheme })
  })
  afterAll(async () => {
    await desk.close()
    await receiver.close()
  })

  const shoot = async (name: string) => {
    if (process.env.SCREENSHOTS)
      await page.screenshot({ path: `${process.env.SCREENSHOTS}/${name}-${scheme}.png` })
  }

  /** What he writes by the API, with his session. */
  const post = (path: string, body: object) =>
    page.evaluate(
      async ([path, body]) => {
        const headers = { 'content-type': 'application/json' }
        const answer = await fetch(path!, { method: 'POST', headers, body: body! })
        if (!answer.ok) throw new Error(await answer.text())
      },
      [path, JSON.stringify(body)],
    )

  it('makes one, and is told why a private address is none', async () => {
    await page.goto('/admin/collections/webhooks/create')
    await page.locator('#field-name').fill('The site')
    await page.locator('#field-url').fill('https://10.0.0.1/hooks')
    await page.getByRole('button', { name: 'Save', exact: true }).click()
    await page.getByText('This address is private').first().waitFor()
    await shoot('webhook-refused')
    await page.locator('#field-url').fill(receiver.url)
    await page.getByRole('button', { name: 'Save', exact: true }).click()
    await page.waitForURL(/webhooks\/[\w-]{36}/)
    await expect.poll(() => page.locator('#field-secret').inputValue()).toMatch(/^whsec_/)
    await page.getByRole('button', { name: 'Renew secret' }).waitFor()
    await shoot('webhook')
  })

  it('gets a new secret when he confirms it', async () => {
    const before = await page.locator('#field-secret').inputValue()
    await page.getByRole('button', { name: 'Renew secret' }).click()
    await page.locator('dialog[open]').getByRole('button', { name: 'Renew', exact: true }).click()
    await page.getByText('The secret has been renewed').waitFor()
    await expect.poll(() => page.locator('#field-secret').inputValue()).not.toBe(before)
  })

  it('sees a delivery that failed, and sends it again', async () => {
    // A receiver that says it is gone is not tried again.
    receiver.answer(410)
    await post('/api/articles', {
      headline: 'A story with a webhook',
      body: richText('Words.'),
      _status: 'published',
    })
    await expect.poll(() => receiver.received.length, { timeout: 60_000 }).toBe(1)

    await page.goto('/admin/collections/deliveries')
    const row = page.getByRole('row').filter({ hasText: 'The receiver responded with 410.' })
    await row.getByText('Failed').waitFor()
    await row.getByText('The site').waitFor()
    await shoot('deliveries')
    await row.getByRole('link').first().click()
    await page.waitForURL(/deliveries\/[\w-]{36}/)
    receiver.answer(204)
    await page.getByRole('button', { name: 'Send again' }).waitFor()
    await shoot('delivery-failed')
    await page.getByRole('button', { name: 'Send again' }).click()
    await page.getByText('The delivery will be sent again.').waitFor()
    await expect.poll(() => receiver.received.length, { timeout: 60_000 }).toBe(2)
    await page.locator('#field-state').getByText('Delivered', { exact: true }).waitFor()
    await shoot('delivery-delivered')
    const ids = receiver.received.map(({ headers }) => headers['webhook-id'])
    expect(new Set(ids).size).toBe(1)
  })

  it('alone has them on the desk', async () => {
    const rita = { email: 'rita@example.com', password: 'a long password of Rita' }
    await post('/api/users', { ...rita, name: 'Rita Reyes', role: 'editor' })
    const hers = await desk.signIn(rita)
    await hers.goto('/admin/collections/articles')
    expect(await hers.locator('a[href*="webhooks"], a[href*="deliveries"]').count()).toBe(0)
    expect(await page.locator('a[href*="/collections/webhooks"]').count()).toBeGreaterThan(0)
  })
})
