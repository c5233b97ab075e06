import type { Browser, BrowserContext, Page } from 'playwright-core'

import { freshPlace, run, type Place, type Variables } from '../support/run'
import { startServer } from '../support/server'
import { openBrowser } from './browser'

const PASSWORD = 'the password of the browser'

/** How a window looks, and where on earth it stands. */
export interface Look {
  readonly colorScheme?: 'light' | 'dark'
  readonly timezoneId?: string
}

export interface Desk {
  readonly url: string
  readonly browser: Browser
  readonly editor: { readonly email: string; readonly password: string }
  readonly log: () => string
  /** A window in which somebody has signed in through the form. */
  signIn(who?: { email: string; password: string }, options?: Look): Promise<Page>
  /** A window in which nobody has signed in. */
  open(options?: Look): Promise<Page>
  /** What anybody gets from the API. */
  ask(
    path: string,
    init?: RequestInit,
  ): Promise<{ status: number; body: Record<string, unknown>; text: string }>
  close(): Promise<void>
}

/** A newsroom as a newcomer makes it: seeded by `npm run seed`, served from the build, in a folder of its own. */
export async function openDesk(variables: Variables = {}): Promise<Desk> {
  const place: Place = freshPlace({ SEED_EDITOR_PASSWORD: PASSWORD, ...variables })
  const seeded = await run('seed/index.ts', [], place.env)
  if (seeded.code !== 0) throw new Error(seeded.stderr)
  const server = await startServer(place)
  const browser = await openBrowser()
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
      await page.goto('/admin/login')
      await page.getByLabel('Email').fill(who.email)
      await page.getByLabel('Password').fill(who.password)
      await page.getByRole('button', { name: 'Sign in' }).click()
      await page.waitForURL(/\/admin$/)
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
