import { afterAll, beforeAll, describe, expect, it } from 'vitest'

import { freshPlace } from '../support/run'
import { startServer } from '../support/server'
import { missing } from './browser'
import { fillInSignIn, openDesk, type Desk } from './desk'

describe.skipIf(missing)(`signing in${missing ? ` (${missing})` : ''}`, () => {
  let desk: Desk
  beforeAll(async () => {
    desk = await openDesk()
  })
  afterAll(() => desk.close())

  const reporter = { email: 'rita@example.com', password: 'a long password of Rita' }

  it('is refused with a wrong password, and says so', async () => {
    const page = await desk.open()
    await page.goto('/admin/login')
    await page.getByLabel('Email').fill(desk.editor.email)
    await page.getByLabel('Password').fill('not the password')
    await page.getByRole('button', { name: 'Sign in' }).click()
    await page.getByText('The email or password provided is incorrect.').waitFor()
    await page.context().close()
  })

  it('explains how a forgotten password is replaced, since no mail is sent', async () => {
    const page = await desk.open()
    await page.goto('/admin/login')
    await page.getByRole('link', { name: 'Forgot your password?' }).click()
    await page.getByText('npm run user -- password you@example.com').waitFor()
    expect(await page.getByRole('button').count()).toBe(0)
    await page.getByRole('link', { name: 'Back to sign in' }).click()
    await page.getByLabel('Password').waitFor()
    await page.context().close()
  })

  it.each(['light', 'dark'] as const)('is %s as the reader’s system is', async (colorScheme) => {
    const page = await desk.open({ colorScheme })
    await page.goto('/admin/login')
    await page.getByLabel('Password').waitFor()
    expect(await page.locator('html').getAttribute('data-theme')).toBe(colorScheme)
    await page.context().close()
  })

  it('ends with signing out', async () => {
    const page = await desk.open()
    await fillInSignIn(page, desk.editor)
    await page.getByRole('link', { name: '1 author needs a full name' }).waitFor()
    await expect.poll(() => page.title()).toBe('Dashboard · Dateline')
    await page.goto('/admin/logout')
    await page.waitForURL(/\/admin\/login/)
    await page.goto('/admin')
    await page.waitForURL(/\/admin\/login/)
    await page.context().close()
  })

  it('shows an editor who is incomplete', async () => {
    const page = await desk.signIn()
    await page.goto('/admin/collections/authors')
    await page.getByRole('row').filter({ hasText: 'Kopp' }).getByText('Surname only').waitFor()
    await page.getByRole('link', { name: 'Kopp' }).click()
    await page.getByText('Only a surname is known.').waitFor()
    await page.locator('#field-name').fill('Jane Kopp')
    await page.getByRole('button', { name: 'Save', exact: true }).click()
    await page.locator('[data-type=success]').first().waitFor()
    await page.goto('/admin/collections/authors')
    await page.getByRole('row').filter({ hasText: 'Jane Kopp' }).waitFor()
    expect(await page.getByText('Surname only').count()).toBe(0)
    await page.context().close()
  })

  it('lets a reporter save a draft, and publishes nothing of his', async () => {
    const admin = await desk.signIn()
    await admin.goto('/admin/collections/users/create')
    await admin.locator('#field-name').fill('Rita Reyes')
    await admin.locator('#field-email').fill(reporter.email)
    await admin.locator('#field-password').fill(reporter.password)
    await admin.locator('#field-confirm-password').fill(reporter.password)
    await admin.getByRole('button', { name: 'Save', exact: true }).click()
    await admin.locator('[data-type=success]').first().waitFor()
    await admin.context().close()

    const page = await desk.signIn(reporter)
    await page.goto('/admin/collections/articles/create')
    await page.locator('#field-headline').fill('What Rita found')
    await page.getByRole('button', { name: 'Save Draft' }).click()
    await page.locator('[data-type=success]').first().waitFor()
    await page.getByText('Only editors can publish').waitFor()
    expect(await page.getByRole('button', { name: /^publish/i }).count()).toBe(0)
    expect(await page.getByRole('link', { name: 'API', exact: true }).count()).toBe(0)

    // The button is a courtesy; it is the server that refuses.
    const refused = await page.evaluate(async () => {
      const response = await fetch(location.pathname.replace('/admin/collections', '/api'), {
        method: 'PATCH',
        headers: { 'content-type': 'application/json' },
        body: JSON.stringify({ _status: 'published' }),
      })
      return { status: response.status, text: await response.text() }
    })
    expect(refused.status).toBe(403)
    expect(refused.text).toContain('cannot-publish')
    expect((await desk.ask('/api/articles')).body.docs).toEqual([])
    await page.context().close()
  })

  it('lets an admin hand a program a key, which a later save of its account leaves alone', async () => {
    const page = await desk.signIn()
    await page.goto('/admin/collections/users/create')
    await page.locator('#field-name').fill('The site')
    await page.locator('#field-email').fill('site@example.com')
    await page.locator('#field-password').fill('a long password of the site')
    await page.locator('#field-confirm-password').fill('a long password of the site')
    await page.getByRole('button', { name: 'Save', exact: true }).click()
    await page.waitForURL(/users\/[\w-]{36}/)
    await page.getByRole('button', { name: 'Generate new API key' }).click()
    await page.getByRole('button', { name: 'Generate', exact: true }).click()
    await page.getByText('New API Key Generated.').waitFor()
    const key = await page.locator('#apiKey').inputValue()
    const whoIs = async () =>
      (await desk.ask('/api/users/me', { headers: { authorization: `users API-Key ${key}` } })).body.user
    expect(await whoIs()).toMatchObject({ name: 'The site', role: 'reporter' })

    await page.locator('#field-name').fill('The new site')
    await page.getByRole('button', { name: 'Save', exact: true }).click()
    await page.getByText('Updated successfully.').waitFor()
    expect(await whoIs()).toMatchObject({ name: 'The new site', role: 'reporter' })
    expect(await page.locator('#field-enableAPIKey, #field-apiKey').filter({ visible: true }).count()).toBe(0)
    await page.context().close()
  })

  it('says how the first account is made, where there is none', async () => {
    const place = freshPlace()
    const server = await startServer(place)
    const page = await desk.open()
    await page.goto(`${server.url}/admin`)
    await page.getByRole('heading', { name: 'No accounts yet' }).waitFor()
    await page.getByText('npm run user -- add you@example.com --role admin').waitFor()
    await page.context().close()
    server.child.kill('SIGTERM')
    await server.ended
    place.remove()
  })
})
