import { readFileSync } from 'node:fs'

import type { Page } from 'playwright-core'
import sharp from 'sharp'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'

import { missing } from './browser'
import { openDesk, type Desk } from './desk'

describe.skipIf(missing)(
  `the panel under its Content-Security-Policy${missing ? ` (${missing})` : ''}`,
  () => {
    let desk: Desk
    let page: Page
    const violations: string[] = []
    beforeAll(async () => {
      desk = await openDesk()
      page = await desk.signIn()
      page.on('console', (message) => {
        if (/content security policy/i.test(message.text())) violations.push(message.text())
      })
      await page.addInitScript(() => {
        const seen: string[] = []
        Object.assign(window, { seen })
        addEventListener('securitypolicyviolation', ({ violatedDirective, blockedURI, sourceFile }) => {
          seen.push(`${violatedDirective} ${blockedURI} ${sourceFile}`)
        })
      })
    })
    afterAll(() => desk.close())

    const seenHere = () => page.evaluate(() => (window as unknown as { seen: string[] }).seen)

    it('sends another nonce with each page, on every script that stands in it', async () => {
      const nonces = new Set<string | undefined>()
      for (const path of ['/admin/login', '/admin/login']) {
        const response = await fetch(`${desk.url}${path}`)
        const nonce = /'nonce-([^']+)'/.exec(response.headers.get('content-security-policy') ?? '')?.[1]
        const scripts = (await response.text()).match(/<script(?![^>]*\bsrc=)[^>]*>/g) ?? []
        expect(scripts.length).toBeGreaterThan(2)
        expect(scripts.filter((script) => !script.includes(`nonce="${nonce}"`))).toEqual([])
        expect(response.headers.get('x-powered-by')).toBeNull()
        expect(response.headers.get('cache-control')).toContain('no-store')
        nonces.add(nonce)
      }
      expect(nonces.size).toBe(2)
    })

    it('sends its headers with the panel’s assets and with what is not there, too', async () => {
      for (const path of ['/_next/nothing.js', '/admin/collections/nothing', '/_next/static/nothing']) {
        const { headers } = await fetch(`${desk.url}${path}`)
        expect(headers.get('x-content-type-options'), path).toBe('nosniff')
        expect(headers.get('x-frame-options'), path).toBe('DENY')
        expect(headers.get('x-powered-by'), path).toBeNull()
        expect(headers.get('content-security-policy'), path).toContain("frame-ancestors 'none'")
      }
    })

    it('answers an action of another build so that an open tab reloads the page', async () => {
      const send = (action: string) =>
        fetch(`${desk.url}/admin`, { method: 'POST', headers: { 'next-action': action }, body: '[]' })
      for (const action of ['0'.repeat(42), 'constructor', '']) {
        const answer = await send(action)
        expect(answer.status, action).toBe(404)
        expect(answer.headers.get('x-nextjs-action-not-found'), action).toBe('1')
        expect(await answer.text(), action).toBe('Server action not found.')
      }
    })

    it('runs the panel’s own server functions for those who are signed in, and no other', async () => {
      const manifest = JSON.parse(readFileSync('.next/server/server-reference-manifest.json', 'utf8')) as {
        node: Record<string, unknown>
      }
      const cookie = (await page.context().cookies()).map(({ name, value }) => `${name}=${value}`).join('; ')
      const call = (action: string, name: string, headers: Record<string, string>) =>
        fetch(`${desk.url}/admin`, {
          method: 'POST',
          headers: { 'next-action': action, 'content-type': 'text/plain;charset=UTF-8', ...headers },
          body: JSON.stringify([{ name, args: {} }]),
        })
      const actions = Object.keys(manifest.node)
      for (const action of actions) expect((await call(action, 'form-state', {})).status).toBe(401)
      // One of them is the door to the named functions; the other switches the language.
      const isDoor = await Promise.all(
        actions.map(async (action) => (await call(action, 'form-state', { cookie })).status === 200),
      )
      const [door] = actions.filter((_, index) => isDoor[index])
      for (const name of [
        'constructor',
        'toString',
        '__proto__',
        'schedule-publish',
        'copy-data-from-locale',
        'x',
      ]) {
        const answer = await call(door!, name, { cookie })
        expect(answer.status, name).toBe(404)
        expect(await answer.text()).not.toContain(cookie.slice(-40))
      }
    })

    it('has nothing that could be written at the panel’s assets, nor at its pages', async () => {
      for (const path of ['/_next/x', '/_next/static/x', '/admin', '/admin/login']) {
        const answer = await fetch(`${desk.url}${path}`, { method: 'POST', body: '{}' })
        expect([answer.status, await answer.text()], path).toEqual([
          405,
          expect.stringContaining('"code":"method-not-allowed"') as string,
        ])
      }
    })

    it('breaks nothing: lists, a story with its editor, a picture that is sent and cropped', async () => {
      for (const path of ['/admin', '/admin/collections/articles', '/admin/collections/articles/create']) {
        await page.goto(path)
        await page.locator('h1').first().waitFor()
      }
      await page.locator('.ContentEditable__root, [contenteditable=true]').first().waitFor()
      expect(await seenHere()).toEqual([])

      await page.goto('/admin/collections/media/create')
      const buffer = await sharp({ create: { width: 900, height: 600, channels: 3, background: '#35506b' } })
        .jpeg()
        .toBuffer()
      await page
        .locator('input[type=file]')
        .first()
        .setInputFiles({ name: 'Harbour.jpg', mimeType: 'image/jpeg', buffer })
      await page.locator('#field-alt').fill('A harbour at dusk')
      await page.getByRole('button', { name: 'Save', exact: true }).click()
      await page.waitForURL(/media\/[\w-]{24,36}/)
      await page.locator('img[src*="harbour"]').first().waitFor()
      expect(await seenHere()).toEqual([])
      expect(violations).toEqual([])
    })

    it('runs no script that was injected into a page', async () => {
      const hasRun = await page.evaluate(async () => {
        const script = document.createElement('script')
        script.textContent = 'window.hasRun = true'
        document.body.append(script)
        document.body.insertAdjacentHTML('beforeend', '<img src=x onerror="window.hasRun = true">')
        await new Promise((later) => setTimeout(later, 500))
        return 'hasRun' in window
      })
      expect(hasRun).toBe(false)
      expect((await seenHere()).join()).toContain('script-src')
    })
  },
)
