import type { BrowserContext, Page } from 'playwright-core'
import sharp from 'sharp'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'

import { missing } from './browser'
import { openDesk, type Desk } from './desk'

describe.skipIf(missing)(`the panel calls no address but its own${missing ? ` (${missing})` : ''}`, () => {
  let desk: Desk
  beforeAll(async () => {
    desk = await openDesk()
  })
  afterAll(() => desk.close())

  /** All that the windows of this context ask for from now on, and what goes wrong in them. */
  const follow = (context: BrowserContext) => {
    const asked = new Set<string>()
    const wrong: string[] = []
    context.on('request', (request) => {
      const url = new URL(request.url())
      if (url.protocol === 'http:' || url.protocol === 'https:') asked.add(url.origin)
      else if (url.protocol !== 'data:' && url.protocol !== 'blob:') asked.add(url.href)
    })
    context.on('page', (page) => page.on('websocket', (socket) => asked.add(socket.url())))
    context.on('console', (message) => {
      if (message.type() === 'error') wrong.push(`${message.location().url}: ${message.text()}`)
    })
    context.on('weberror', (error) => wrong.push(`${error.page()?.url()}: ${error.error().message}`))
    context.on('response', (response) => {
      if (response.status() >= 400) wrong.push(`${response.status()} ${response.url()}`)
    })
    return () => {
      expect([...asked]).toEqual([desk.url])
      expect(wrong).toEqual([])
    }
  }
  const visit = async (page: Page, view: string) => {
    await page.goto(view, { waitUntil: 'networkidle' })
    await page.locator('h1').first().waitFor()
  }
  /** What only a dark page asks for, it asks for now. */
  const darken = (page: Page) =>
    page.evaluate(async () => {
      document.documentElement.dataset.theme = 'dark'
      for (let frames = 0; frames < 2; frames += 1) await new Promise(requestAnimationFrame)
    })

  it('in every view and tab, light and dark', async () => {
    const views = await everyView(desk)
    const context = (await desk.signIn(undefined, { colorScheme: 'light' })).context()
    const expectOwn = follow(context)
    const waiting = [...views]
    let tabs = 0
    const visitAll = async () => {
      const page = await context.newPage()
      for (let view = waiting.shift(); view; view = waiting.shift()) {
        await visit(page, view)
        if (view.endsWith('/articles/create')) await page.locator('.tabs-field__tab-button').first().waitFor()
        for (const tab of await page.locator('.tabs-field__tab-button').all()) {
          await tab.click()
          await page.waitForLoadState('networkidle')
          tabs += 1
        }
        await darken(page)
      }
    }
    // Three windows at once: each spends most of its time waiting for the network to fall silent.
    await Promise.all([visitAll(), visitAll(), visitAll()])
    expectOwn()
    expect(views.length).toBeGreaterThanOrEqual(30)
    expect(tabs).toBeGreaterThanOrEqual(8)
    await context.close()
  })

  it.each(['light', 'dark'] as const)('before signing in, %s', async (colorScheme) => {
    const stranger = await desk.open({ colorScheme })
    const expectOwn = follow(stranger.context())
    for (const view of ['/admin/login', '/admin/forgot']) {
      await stranger.goto(view, { waitUntil: 'networkidle' })
    }
    expectOwn()
    await stranger.context().close()
  })

  it('in windows that are dark from the start', async () => {
    const page = await desk.signIn(undefined, { colorScheme: 'dark' })
    const expectOwn = follow(page.context())
    for (const view of ['/admin', '/admin/collections/articles', '/admin/collections/articles/create']) {
      await visit(page, view)
    }
    expectOwn()
    await page.context().close()
  })
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
