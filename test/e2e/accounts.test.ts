import type { AddressInfo } from 'node:net'

import type { Page } from 'playwright-core'
import { SMTPServer } from 'smtp-server'
import { afterAll, beforeAll, describe, expect, it, vi } from 'vitest'

import { missing } from './browser'
import { openDesk, untilItListens, type Desk } from './desk'

describe.skipIf(missing)(`accounts in the panel${missing ? ` (${missing})` : ''}`, () => {
  let desk: Desk
  let mail = ''
  const server = new SMTPServer({
    authOptional: true,
    disabledCommands: ['STARTTLS', 'AUTH'],
    onData(stream, _session, done) {
      let raw = ''
      stream.on('data', (chunk: Buffer) => (raw += chunk.toString('utf8')))
      stream.on('end', () => {
        mail = raw.replaceAll('=\r\n', '')
        done()
      })
    },
  })
  beforeAll(async () => {
    await new Promise<void>((listening) => server.listen(0, '127.0.0.1', () => listening()))
    const { port } = server.server.address() as AddressInfo
    desk = await openDesk({ SMTP_URL: `smtp://127.0.0.1:${port}` })
  })
  afterAll(async () => {
    await desk.close()
    await new Promise<void>((closed) => server.close(() => closed()))
  })

  const make = async (admin: Page, account: object) => {
    const made = await admin.request.post('/api/users', { data: account, headers: { origin: desk.url } })
    expect(made.status()).toBe(201)
    return ((await made.json()) as { doc: { id: string } }).doc.id
  }

  it('an admin ends the sessions of another, and of himself those elsewhere', async () => {
    const admin = await desk.signIn()
    const rita = { email: 'rita@example.com', password: 'a long password of Rita' }
    const id = await make(admin, { ...rita, name: 'Rita Reyes', role: 'reporter' })
    const hers = await desk.signIn(rita)

    await admin.goto(`/admin/collections/users/${id}`)
    await admin.getByRole('button', { name: 'End sessions' }).click()
    await admin.getByText('Rita Reyes is signed out in every browser').waitFor()
    await admin.locator('dialog[open]').getByRole('button', { name: 'End sessions' }).click()
    await admin.getByText('One session has ended.').waitFor()
    await hers.goto('/admin/collections/articles')
    await hers.waitForURL(/\/admin\/login/)

    const elsewhere = await desk.signIn()
    await admin.goto('/admin/account')
    await admin.getByRole('button', { name: 'Sign out everywhere else' }).click()
    await admin.locator('dialog[open]').getByRole('button', { name: 'Sign out everywhere else' }).click()
    await admin.getByText('One session has ended.').waitFor()
    await elsewhere.goto('/admin/collections/articles')
    await elsewhere.waitForURL(/\/admin\/login/)
    await admin.goto('/admin/collections/articles')
    await admin.getByRole('heading', { name: 'Articles' }).waitFor()
    for (const page of [admin, hers, elsewhere]) await page.context().close()
  })

  it('an editor changes the own password with the present one, and not without', async () => {
    const admin = await desk.signIn()
    const omar = { email: 'omar@example.com', password: 'a long password of Omar' }
    await make(admin, { ...omar, name: 'Omar Ode', role: 'editor' })
    const his = await desk.signIn(omar)
    await his.goto('/admin/account')
    await his.getByRole('button', { name: 'Change Password' }).click()
    await his.locator('#field-password').fill('another password of Omar')
    await his.locator('#field-confirm-password').fill('another password of Omar')
    // The form judges what was typed a moment after it was typed.
    const save = (told: string) =>
      vi.waitFor(
        async () => {
          await his.getByRole('button', { name: 'Save', exact: true }).click()
          await his.getByText(told).first().waitFor({ timeout: 5_000 })
        },
        { timeout: 60_000 },
      )
    await save('Enter your current password')
    const judged = his.waitForResponse((response) => response.request().method() === 'POST')
    await his.getByLabel('Current password').fill(omar.password)
    await judged
    await save('Updated successfully.')
    await expect.poll(() => his.getByLabel('Current password').inputValue()).toBe('')
    const again = await desk.signIn({ ...omar, password: 'another password of Omar' })
    for (const page of [admin, his, again]) await page.context().close()
  })

  it('a forgotten password is replaced by a link that comes by mail', async () => {
    const page = await desk.open()
    await page.goto('/admin/login')
    await page.getByRole('link', { name: 'Forgot your password?' }).click()
    // The sign-in form stands there until the other is ready, with a field of the same name.
    await page.getByRole('heading', { name: 'Reset your password' }).waitFor()
    await page.getByLabel('Email').fill(desk.editor.email)
    await page.getByRole('button', { name: 'Submit' }).click()
    await expect.poll(() => mail, { timeout: 60_000 }).toContain('/admin/reset/')
    const token = /\/admin\/reset\/([\w-]+)/.exec(mail)![1]!
    await page.goto(`/admin/reset/${token}`)
    await untilItListens(page.locator('#field-confirm-password'))
    await page.locator('#field-password').fill('a new and long password')
    await page.locator('#field-confirm-password').fill('a new and long password')
    await page.getByRole('button', { name: 'Set a new password' }).click()
    await page.waitForURL(/\/admin$/)
    expect(desk.log()).not.toContain(token)
    await page.context().close()
  })
})
