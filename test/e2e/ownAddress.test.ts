import type { Page } from 'playwright-core'
import sharp from 'sharp'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'

import { missing } from './browser'
import { openDesk, type Desk } from './desk'

describe.skipIf(missing)(`the panel calls no address but its own${missing ? ` (${missing})` : ''}`, () => {
  let desk: Desk
  let views: readonly string[]
  let signedIn: Record<'light' | 'dark', Page>
  beforeAll(async () => {
    desk = await openDesk()
    views = await everyView(desk)
    // One after the other: of two sign-ins to one account at one moment, Payload 3.90 keeps one session.
    const light = await desk.signIn(undefined, { colorScheme: 'light' })
    signedIn = { light, dark: await desk.signIn(undefined, { colorScheme: 'dark' }) }
  })
  afterAll(() => desk.close())

  // Both at once: each page spends most of its time waiting for the network to fall silent.
  it.concurrent.each(['light', 'dark'] as const)(
    'in every view and tab, %s',
    async (colorScheme) => {
      const asked = new Set<string>()
      const wrong: string[] = []
      const listen = (page: Page) => {
        page.context().on('request', (request) => {
          const url = new URL(request.url())
          if (url.protocol === 'http:' || url.protocol === 'https:') asked.add(url.origin)
          else if (url.protocol !== 'data:' && url.protocol !== 'blob:') asked.add(url.href)
        })
        page.on('websocket', (socket) => asked.add(socket.url()))
        page.on('console', (message) => {
          if (message.type() === 'error') wrong.push(`${page.url()}: ${message.text()}`)
        })
        page.on('pageerror', (error) => wrong.push(`${page.url()}: ${error.message}`))
        page.on('response', (response) => {
          if (response.status() >= 400) wrong.push(`${response.status()} ${response.url()}`)
        })
      }

      const stranger = await desk.open({ colorScheme })
      listen(stranger)
      for (const view of ['/admin/login', '/admin/forgot']) {
        await stranger.goto(view, { waitUntil: 'networkidle' })
      }
      await stranger.context().close()

      const page = signedIn[colorScheme]
      listen(page)
      let tabs = 0
      for (const view of views) {
        await page.goto(view, { waitUntil: 'networkidle' })
        await page.locator('h1').first().waitFor()
        if (view.endsWith('/articles/create')) await page.locator('.tabs-field__tab-button').first().waitFor()
        for (const tab of await page.locator('.tabs-field__tab-button').all()) {
          await tab.click()
          await page.waitForLoadState('networkidle')
          tabs += 1
        }
      }
      await page.context().close()

      expect([...asked]).toEqual([desk.url])
      expect(wrong).toEqual([])
      expect(views.length).toBeGreaterThanOrEqual(30)
      expect(tabs).toBeGreaterThanOrEqual(8)
    },
    180_000,
  )
})

/** Every address of the panel: lists, new records, one record of each kind, versions, trash, account. */
async function everyView(desk: Desk): Promise<string[]> {
  const signedIn = await signInByApi(desk)
  await uploadPicture(desk, signedIn)
  const views = ['/admin', '/admin/account']
  for (const collection of [
    'articles',
    'topics',
    'media',
    'authors',
    'contributors',
    'dispatches',
    'users',
  ]) {
    const { body } = await desk.ask(`/api/${collection}?draft=true&depth=0`, { headers: signedIn })
    const [first] = body.docs as { id: string }[]
    const list = `/admin/collections/${collection}`
    views.push(list, `${list}/${first!.id}`, `${list}/${first!.id}/api`)
    if (collection !== 'dispatches') views.push(`${list}/create`)
    if (collection !== 'articles') continue
    const versions = await desk.ask('/api/articles/versions?depth=0', { headers: signedIn })
    const [version] = versions.body.docs as { id: string }[]
    views.push(
      `${list}/trash`,
      `${list}/${first!.id}/versions`,
      `${list}/${first!.id}/versions/${version!.id}`,
    )
  }
  return views
}

async function signInByApi({ ask, editor }: Desk): Promise<Record<string, string>> {
  const { body } = await ask('/api/users/login', {
    method: 'POST',
    headers: { 'content-type': 'application/json' },
    body: JSON.stringify(editor),
  })
  return { authorization: `JWT ${body.token as string}` }
}

async function uploadPicture({ ask }: Desk, headers: Record<string, string>): Promise<void> {
  const picture = await sharp({ create: { width: 1200, height: 800, channels: 3, background: '#35506b' } })
    .png()
    .toBuffer()
  const form = new FormData()
  form.set('file', new File([new Uint8Array(picture)], 'harbour.png', { type: 'image/png' }))
  form.set('_payload', JSON.stringify({ alt: 'A harbour at dusk' }))
  const { status, text } = await ask('/api/media', { method: 'POST', headers, body: form })
  if (status !== 201) throw new Error(text)
}
