import { randomUUID } from 'node:crypto'

import type { BrowserContext, Page } from 'playwright-core'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'

import { missing } from './browser'
import { fillInSignIn, openDesk, type Desk } from './desk'
import { richText } from '../int/material'

const SCREENSHOTS = process.env.DATELINE_SCREENSHOTS

describe.skipIf(missing)(`no word is lost in the panel${missing ? ` (${missing})` : ''}`, () => {
  let desk: Desk
  let token: string
  const colleague = { email: 'colleague@example.com', password: 'the password of the colleague' }
  /** The browsers of two people at work. A test that signs out, or loses a window, opens one of its own. */
  let myBrowser: BrowserContext
  let theirBrowser: BrowserContext
  beforeAll(async () => {
    desk = await openDesk()
    const { body } = await desk.ask('/api/users/login', json('POST', { ...desk.editor }))
    token = body.token as string
    const made = await ask('POST', '/api/users', { ...colleague, name: 'Carla Colleague', role: 'editor' })
    expect(made.status).toBe(201)
    myBrowser = (await desk.signIn()).context()
    theirBrowser = (await desk.signIn(colleague)).context()
  })
  afterAll(() => desk.close())

  const json = (method: string, body: unknown, headers: Record<string, string> = {}) => ({
    method,
    headers: { 'content-type': 'application/json', ...headers },
    body: JSON.stringify(body),
  })
  const ask = (method: string, path: string, body?: unknown) =>
    desk.ask(
      path,
      body === undefined
        ? { method, headers: { authorization: `JWT ${token}` } }
        : json(method, body, { authorization: `JWT ${token}` }),
    )
  const begin = async (headline: string, data: object = {}) => {
    const { body } = await ask('POST', '/api/articles?draft=true&depth=0', {
      headline,
      body: richText('Readers were told.'),
      ...data,
    })
    return (body.doc as { id: string }).id
  }
  const stored = async (id: string) => (await ask('GET', `/api/articles/${id}?draft=true&depth=0`)).body
  const versions = async (id: string) =>
    (await ask('GET', `/api/articles/versions?where[parent][equals]=${id}&depth=0&limit=100`)).body.docs as {
      version: Record<string, unknown>
    }[]
  const open = async (page: Page, id: string) => {
    await page.goto(`/admin/collections/articles/${id}`)
    await page.locator('#field-headline').waitFor()
    await page.locator('#field-headline:not([disabled])').waitFor()
  }
  const headline = (page: Page) => page.locator('#field-headline')
  const holds = (page: Page, field: string, words: string) =>
    expect.poll(() => page.locator(`#field-${field}`).inputValue(), { timeout: 60_000 }).toBe(words)
  const choose = async (page: Page, name: string) => {
    await page
      .getByRole('button', { name, exact: true })
      .click()
      .catch(async (error: unknown) => {
        const text = await page.locator('body').innerText()
        throw new Error(`${name} could not be chosen at ${page.url()}, which says: ${text}`, { cause: error })
      })
  }
  const said = (page: Page, words: RegExp) =>
    page.locator('.toast-success, [data-type=success]').filter({ hasText: words }).first().waitFor()
  const kept = (page: Page) =>
    page.evaluate(() => Object.keys(localStorage).filter((key) => key.startsWith('dateline:kept:')).length)
  const isKept = (page: Page, words: string) =>
    page.waitForFunction(
      (text) => Object.values({ ...localStorage }).some((value) => String(value).includes(text)),
      words,
    )
  const look = async (page: Page, name: string) => {
    if (!SCREENSHOTS) return
    for (const colorScheme of ['light', 'dark'] as const) {
      await page.evaluate((theme) => document.documentElement.setAttribute('data-theme', theme), colorScheme)
      await page.waitForTimeout(300)
      await page.screenshot({ path: `${SCREENSHOTS}/${name}-${colorScheme}.png` })
    }
    await page.evaluate(() => document.documentElement.setAttribute('data-theme', 'light'))
  }

  it('two windows save one story: the second is shown both texts, takes of each what is right, and saves', async () => {
    const id = await begin('A headline with a mistake', {
      summary: 'The summary as it was.',
      kicker: 'World',
    })
    const mine = await myBrowser.newPage()
    const theirs = await theirBrowser.newPage()
    await open(mine, id)
    await open(theirs, id)
    await headline(theirs).fill('Their headline')
    await theirs.locator('#field-summary').fill('Their better summary.')
    await choose(theirs, 'Save Draft')
    await said(theirs, /saved/i)

    await headline(mine).fill('My headline')
    await mine.locator('#field-kicker').fill('Europe')
    await choose(mine, 'Save Draft')
    const dialog = mine.getByRole('dialog', { name: /Carla Colleague has saved this story/ })
    await dialog.waitFor()
    expect((await stored(id)).headline).toBe('Their headline')
    await dialog.getByText('Both of you changed this').waitFor()
    await look(mine, 'conflict')

    // By the keyboard alone: the one choice that is open, then Save.
    const group = dialog.getByRole('group', { name: /^Headline/ })
    await group.getByRole('radio', { name: 'Use Carla Colleague’s' }).focus()
    await mine.keyboard.press('ArrowRight')
    expect(await group.getByRole('radio', { name: 'Use mine' }).isChecked()).toBe(true)
    await dialog.getByRole('button', { name: 'Save merged version' }).focus()
    await mine.keyboard.press('Enter')
    await expect.poll(async () => (await stored(id)).headline, { timeout: 60_000 }).toBe('My headline')
    const merged = await stored(id)
    expect([merged.summary, merged.kicker]).toEqual(['Their better summary.', 'Europe'])
    await holds(mine, 'summary', 'Their better summary.')
    expect(await kept(mine)).toBe(0)
    await mine.waitForTimeout(500)
    expect(await mine.getByText('Unsaved changes').count()).toBe(0)

    // And from there on as ever.
    await headline(mine).fill('My headline, again')
    await choose(mine, 'Save Draft')
    await said(mine, /saved/i)
    for (const { version } of await versions(id)) expect(version.savedWithoutBase).toBe(false)
    await mine.close()
    await theirs.close()
  })

  it('a save that publishes, and one that withdraws, say too what they started from', async () => {
    const id = await begin('To be published', { summary: 'One.' })
    const page = await myBrowser.newPage()
    await open(page, id)
    await page.locator('#field-summary').fill('Two.')
    await choose(page, 'Publish')
    // Nobody gave it a topic.
    await choose(page, 'Publish anyway')
    await expect.poll(async () => (await stored(id))._status, { timeout: 60_000 }).toBe('published')
    await page.reload()
    await page.locator('.doc-controls__popup button, .doc-controls__dots').first().click()
    await page
      .getByRole('button', { name: /unpublish/i })
      .first()
      .click()
    await page.getByRole('button', { name: 'Confirm' }).click()
    await expect.poll(async () => (await stored(id))._status, { timeout: 60_000 }).toBe('draft')
    const all = await versions(id)
    expect(all).toHaveLength(3)
    for (const { version } of all) expect(version.savedWithoutBase).toBe(false)
    await page.close()
  })

  it('a window that is closed or crashes loses nothing: the words are offered, compared and put back', async () => {
    const id = await begin('What is stored', { summary: 'Stored.' })
    const page = await desk.signIn()
    const context = page.context()
    await open(page, id)
    await headline(page).fill('What was typed and never saved')
    await page.locator('.rich-text-lexical [contenteditable=true]').first().click()
    await page.keyboard.type('A paragraph that nobody saved.')
    await isKept(page, 'What was typed and never saved')
    await isKept(page, 'A paragraph that nobody saved.')
    // As in a crash: no event reaches the page.
    const session = await context.newCDPSession(page)
    void session.send('Page.crash').catch(() => undefined)
    await page.waitForEvent('crash', { timeout: 20_000 }).catch(() => undefined)

    const again = await context.newPage()
    await open(again, id)
    await again.getByText('Unsaved changes').waitFor()
    expect(await headline(again).inputValue()).toBe('What is stored')
    await look(again, 'kept')
    await choose(again, 'Compare')
    const dialog = again.getByRole('dialog', { name: /Unsaved changes/ })
    await dialog.getByText('A paragraph that nobody saved.').waitFor()
    await look(again, 'kept-compared')
    await again.keyboard.press('Escape')
    await dialog.waitFor({ state: 'detached' })
    await choose(again, 'Restore')
    await holds(again, 'headline', 'What was typed and never saved')
    await again.locator('.rich-text-lexical').getByText('A paragraph that nobody saved.').waitFor()
    await choose(again, 'Save Draft')
    await said(again, /saved/i)
    const saved = await stored(id)
    expect(saved.headline).toBe('What was typed and never saved')
    expect(JSON.stringify(saved.body)).toContain('A paragraph that nobody saved.')
    await expect.poll(() => kept(again)).toBe(0)
    await again.reload()
    await open(again, id)
    expect(await again.getByText('Unsaved changes').count()).toBe(0)
    await context.close()
  })

  it('a story that was never saved is kept too, for its author only', async () => {
    const page = await desk.signIn()
    const context = page.context()
    await page.goto('/admin/collections/articles/create')
    await headline(page).waitFor()
    await headline(page).fill('A story that was never saved')
    await isKept(page, 'A story that was never saved')
    await page.close({ runBeforeUnload: false })

    const other = await context.newPage()
    await context.clearCookies()
    await fillInSignIn(other, colleague)
    await other.goto('/admin/collections/articles/create')
    await headline(other).waitFor()
    await other.waitForTimeout(1_000)
    expect(await other.getByText('Unsaved changes').count()).toBe(0)

    await context.clearCookies()
    await fillInSignIn(other, desk.editor)
    await other.goto('/admin/collections/articles/create')
    await other.getByText('Unsaved changes').waitFor()
    await choose(other, 'Discard')
    await expect.poll(() => kept(other)).toBe(0)
    await context.close()
  })

  it('a save without a connection says so, keeps the words, and goes in when it is back', async () => {
    const id = await begin('Online')
    const page = await desk.signIn()
    await open(page, id)
    // The code of some fields is fetched once they are shown.
    await page.waitForLoadState('networkidle')
    await page.context().setOffline(true)
    await headline(page).fill('Typed on a train')
    await choose(page, 'Save Draft')
    await page
      .getByRole('alert')
      .getByText(/The server did not respond/)
      .waitFor()
    await isKept(page, 'Typed on a train')
    await look(page, 'offline')
    await page.context().setOffline(false)
    await choose(page, 'Save Draft')
    await expect.poll(async () => (await stored(id)).headline, { timeout: 60_000 }).toBe('Typed on a train')
    await expect.poll(() => page.getByText('Not saved').count()).toBe(0)
    await page.context().close()
  })

  it.each([
    ['a short one', ''],
    ['a long one, that an anonymous sender may not even send', 'Many words. '.repeat(12_000)],
  ])('a save after the session has ended says so and keeps the words: %s', async (_name, words) => {
    const id = await begin('Signed in', { edNote: '' })
    if (words) {
      const paragraph = {
        type: 'paragraph',
        children: [{ type: 'text', text: words, version: 1 }],
        version: 1,
      }
      const element = { direction: null, format: '', indent: 0, version: 1 }
      const body = { root: { ...element, type: 'root', children: [{ ...element, ...paragraph }] } }
      const saved = await ask('PATCH', `/api/articles/${id}?draft=true`, { body })
      expect(saved.status).toBe(200)
    }
    const page = await desk.signIn()
    await open(page, id)
    await page.context().clearCookies()
    await headline(page).fill(`Written when the session was over ${randomUUID()}`)
    const typed = await headline(page).inputValue()
    await choose(page, 'Save Draft')
    const notice = page.getByRole('alert').filter({ hasText: 'Your session has ended. Sign in again' })
    await notice.waitFor()
    expect((await stored(id)).headline).toBe('Signed in')
    await isKept(page, typed)
    await look(page, 'session-ended')

    const again = await page.context().newPage()
    await fillInSignIn(again, desk.editor)
    await open(again, id)
    await again.getByText('Unsaved changes').waitFor()
    await choose(again, 'Restore')
    await holds(again, 'headline', typed)
    await choose(again, 'Save Draft')
    await expect.poll(async () => (await stored(id)).headline, { timeout: 60_000 }).toBe(typed)
    await page.context().close()
  })

  it('who has the story open is told by name', async () => {
    const id = await begin('In two hands')
    const first = await theirBrowser.newPage()
    await open(first, id)
    await headline(first).fill('Being written')
    const second = await myBrowser.newPage()
    // Payload notes who writes with the form's first round to the server.
    await expect
      .poll(async () => (await ask('GET', '/api/payload-locked-documents?depth=0&limit=100')).text, {
        timeout: 60_000,
      })
      .toContain(id)
    await second.goto(`/admin/collections/articles/${id}`)
    await second.getByText('Carla Colleague').first().waitFor()
    await look(second, 'locked')
    await first.close()
    await second.close()
  })

  it('versions are listed with who saved them, compared, and restored as a draft', async () => {
    const id = await begin('Lavrovov speaks', { summary: 'He spoke on Monday.' })
    await ask('PATCH', `/api/articles/${id}`, { _status: 'published' })
    const page = await theirBrowser.newPage()
    await open(page, id)
    await headline(page).fill('Lavrov speaks')
    await choose(page, 'Save Draft')
    await said(page, /saved/i)
    await page.goto(`/admin/collections/articles/${id}/versions`)
    const rows = page.locator('.dateline-table tbody tr')
    expect(await rows.count()).toBe(3)
    const told = await rows.allInnerTexts()
    expect(told[0]).toMatch(/Carla Colleague.*Draft/s)
    expect(told[1]).toMatch(/no base version.*Published/s)
    await look(page, 'versions')

    await page.getByRole('button', { name: 'Compare' }).focus()
    await page.keyboard.press('Enter')
    await page.waitForURL(/versions\/compare\?/)
    await page.getByRole('heading', { name: 'Headline' }).waitFor()
    const changed = page.locator('.dateline-versions__field').filter({ hasText: 'Headline' })
    expect(await changed.locator('del').innerText()).toBe('Lavrovov')
    expect(await changed.locator('ins').innerText()).toBe('Lavrov')
    await look(page, 'comparison')

    await page
      .getByRole('button', { name: /^Restore .* as draft$/ })
      .first()
      .click()
    await page.getByRole('button', { name: 'Restore as draft', exact: true }).click()
    await page.waitForURL(new RegExp(`articles/${id}$`))
    await holds(page, 'headline', 'Lavrovov speaks')
    expect((await desk.ask(`/api/articles/${id}`)).body.headline).toBe('Lavrovov speaks')
    expect(await stored(id)).toMatchObject({
      headline: 'Lavrovov speaks',
      _status: 'draft',
      savedWithoutBase: false,
    })
    await page.close()
  })
})
