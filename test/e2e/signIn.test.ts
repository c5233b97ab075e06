import { afterAll, beforeAll, describe, expect, it } from 'vitest'

import { run, freshPlace, type Place } from '../support/run'
import { startServer } from '../support/server'
import { missing, openBrowser } from './browser'
import { openDesk, type Desk } from './desk'

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
    await page.getByRole('button', { name: 'Login' }).click()
    await page.getByText('The email or password provided is incorrect.').waitFor()
    await page.getByText('npm run user -- password').waitFor()
    expect(await page.getByRole('link', { name: 'Forgot password?' }).count()).toBe(0)
    await page.context().close()
  })

  it('ends with signing out', async () => {
    const page = await desk.signIn()
    await page.getByText('author to complete').waitFor()
    expect(await page.title()).toBe('Dashboard · Dateline')
    await page.goto('/admin/logout')
    await page.goto('/admin')
    await page.waitForURL(/\/admin\/login/)
    await page.context().close()
  })

  it('shows an editor who is incomplete', async () => {
    const page = await desk.signIn()
    await page.goto('/admin/collections/authors')
    await page.getByRole('row').filter({ hasText: 'Kopp' }).getByText('Surname only').waitFor()
    await page.getByRole('link', { name: 'Kopp' }).click()
    await page.getByText('The copy gives only a surname.').waitFor()
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
    const publish = page.getByRole('button', { name: 'Publish changes' })
    if (await publish.isVisible()) {
      await publish.click()
      await page.getByText('Reporters do not publish.').first().waitFor()
    }
    expect((await desk.ask('/api/articles')).body.docs).toEqual([])
    await page.context().close()
  })

  it('says how the first account is made, where there is none', async () => {
    const place: Place = freshPlace()
    await run('src/commands/user.ts', ['list'], place.env)
    const server = await startServer(place)
    const browser = await openBrowser()
    const page = await browser.newPage()
    await page.goto(`${server.url}/admin`)
    await page.getByRole('heading', { name: 'Nobody can sign in yet' }).waitFor()
    await page.getByText('npm run user -- add you@example.com --role admin').waitFor()
    await browser.close()
    server.child.kill('SIGTERM')
    await server.ended
    place.remove()
  })
})
