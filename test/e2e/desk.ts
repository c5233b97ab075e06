import { cpSync } from 'node:fs'

import type { Browser, BrowserContext, Locator, Page } from 'playwright-core'
import { expect, inject } from 'vitest'

import { freshPlace, type Variables } from '../support/run'
import { startServer } from '../support/server'
import { openBrowser } from './browser'
import { PASSWORD } from './newsroom'

interface Account {
  readonly email: string
  readonly password: string
}

/** How a window looks, and where on earth it stands. */
export interface Look {
  readonly colorScheme?: 'light' | 'dark'
  readonly timezoneId?: string
}

export interface Desk {
  readonly url: string
  readonly browser: Browser
  readonly editor: Account
  readonly log: () => string
  /** An empty window with a session. The form is for {@link fillInSignIn}. */
  signIn(who?: Account, options?: Look): Promise<Page>
  /** A window in which nobody has signed in. */
  open(options?: Look): Promise<Page>
  /** What anybody gets from the API. */
  ask(
    path: string,
    init?: RequestInit,
  ): Promise<{ status: number; body: Record<string, unknown>; text: string }>
  close(): Promise<void>
}

/** A copy of the seeded newsroom, served from the build, in a folder of its own. */
export async function openDesk(variables: Variables = {}): Promise<Desk> {
  const seeded = inject('newsroom')
  const place = freshPlace({ PAYLOAD_SECRET: seeded.secret, ...variables })
  cpSync(seeded.folder, place.folder, { recursive: true })
  const [server, browser] = await Promise.all([startServer(place), openBrowser()])
  const editor = { email: 'editor@example.com', password: PASSWORD }

  const open: Desk['open'] = async (options) => {
    const context: BrowserContext = await browser.newContext({
      baseURL: server.url,
      viewport: { width: 1440, height: 900 },
      ...options,
    })
    // A busy machine is slow, and no test says that it is not.
    context.setDefaultTimeout(60_000)
    return context.newPage()
  }

  return {
    url: server.url,
    browser,
    editor,
    log: server.output,
    open,
    async signIn(who = editor, options) {
      const page = await open(options)
      const answer = await page.request.post('/api/users/login', { data: who })
      if (!answer.ok()) throw new Error(await answer.text())
      return page
    },
    async ask(path, init) {
      const response = await fetch(`${server.url}${path}`, init)
      const text = await response.text()
      return { status: response.status, text, body: JSON.parse(text) as Record<string, unknown> }
    },
    async close() {
      await browser.close()
      server.child.kill('SIGTERM')
      await server.ended
      place.remove()
    },
  }
}

/** Signs in through the form, and waits for the dashboard. */
export async function fillInSignIn(page: Page, who: Account): Promise<void> {
  await page.goto('/admin/login')
  await untilItListens(page.getByLabel('Password'))
  await page.getByLabel('Email').fill(who.email)
  await page.getByLabel('Password').fill(who.password)
  await page.getByRole('button', { name: 'Sign in' }).click()
  await page.waitForURL(/\/admin$/)
}

/** A form of the server's page is there before React has taken it over, and loses what is typed until then. */
export async function untilItListens(field: Locator): Promise<void> {
  await expect
    .poll(() => field.evaluate((each) => Object.keys(each).some((key) => key.startsWith('__reactProps$'))))
    .toBe(true)
}
