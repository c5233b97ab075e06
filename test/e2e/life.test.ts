import type { Page } from 'playwright-core'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'

import { timeInWords } from '../../src/articles/schedule/inWords'
import { seriousProblems } from './axe'
import { missing } from './browser'
import { openClock, type Clock } from './clock'
import { openDesk, type Desk } from './desk'

const ZONE = 'Europe/Brussels'
const MINUTE_MS = 60_000
const REPORTER = { email: 'rita@example.com', password: 'the password of the reporter' }
/** `SCREENSHOTS=FOLDER SCHEME=dark` keeps pictures of what is driven here. */
const colorScheme = process.env.SCHEME === 'dark' ? 'dark' : 'light'

describe.skipIf(missing)(
  `the life of a story, from a reporter’s draft to its kill, without a mouse${missing ? ` (${missing})` : ''}`,
  () => {
    let desk: Desk
    let clock: Clock
    let reporter: Page
    let editor: Page
    let id: string
    let slug: string
    let end: Date
    beforeAll(async () => {
      clock = openClock()
      desk = await openDesk(clock.variables)
      id = await giveStoryTo(desk, REPORTER)
      reporter = await desk.signIn(REPORTER, { colorScheme, timezoneId: ZONE })
      editor = await desk.signIn(undefined, { colorScheme, timezoneId: ZONE })
    })
    afterAll(async () => {
      await desk.close()
      clock.close()
    })

    const press = async (page: Page, name: string | RegExp) => {
      await page.getByRole('button', { name, exact: true }).first().focus()
      await page.keyboard.press('Enter')
    }
    const write = async (page: Page, label: string | RegExp, words: string) => {
      await page.getByLabel(label).first().focus()
      await page.keyboard.press('ControlOrMeta+a')
      await page.keyboard.type(words)
    }
    const open = async (page: Page) => {
      await page.goto(`/admin/collections/articles/${id}`)
      await page.locator('#field-headline:not([disabled])').waitFor()
    }
    const stage = (page: Page, words: string) =>
      page.locator('.dateline-stage').getByText(words, { exact: true }).waitFor()
    const save = async () => {
      await press(editor, 'Save Draft')
      await expect.poll(() => editor.locator('#action-save-draft').isEnabled()).toBe(false)
    }
    const asReader = async () => (await desk.ask(`/api/articles/${id}`)).body
    const shoot = async (page: Page, name: string) => {
      if (!process.env.SCREENSHOTS) return
      const path = `${process.env.SCREENSHOTS}/life-${name}-${colorScheme}.png`
      await page.screenshot({ path, fullPage: true })
    }

    it('a reporter submits it with a word to the editor', async () => {
      await open(reporter)
      await stage(reporter, 'Draft')
      await press(reporter, 'Submit for review')
      await write(reporter, 'Note to the editor (optional)', 'For the six o’clock.')
      await press(reporter, 'Submit for review')
      await stage(reporter, 'In review')
      await shoot(reporter, 'reporter')
    })

    it('an editor finds it on the desk', async () => {
      await editor.goto('/admin')
      await shoot(editor, 'desk')
      expect(await seriousProblems(editor, '.dateline-desk')).toEqual([])
      const list = editor.locator('section').filter({ has: editor.locator('#in-review') })
      await list.getByText('For the six o’clock.').waitFor()
      await list
        .getByRole('link', { name: /troops/ })
        .first()
        .focus()
      await editor.keyboard.press('Enter')
      await editor.waitForURL(new RegExp(id))
    })

    it('is led to what is garbled, and mends it', async () => {
      await open(editor)
      const findings = editor.getByRole('region', { name: 'Checks' })
      await findings
        .getByRole('button', { name: /Lavrovov/ })
        .first()
        .focus()
      await editor.keyboard.press('Enter')
      await expect.poll(() => editor.evaluate(() => window.getSelection()?.toString())).toBe('Lavrovov')
      await editor.keyboard.type('Lavrov')
      await expect.poll(() => findings.getByText(/Lavrovov/).count(), { timeout: 60_000 }).toBe(0)
      await save()
      await shoot(editor, 'findings')
      expect(await seriousProblems(editor, '.dateline-stage')).toEqual([])
    })

    it('sends it back with a note that its reporter cannot miss, gets it again, and approves it', async () => {
      await editor.reload()
      await press(editor, 'Send back…')
      await write(editor, 'What needs fixing?', 'Who is Shin?')
      await press(editor, 'Send back')
      await stage(editor, 'Draft · sent back')
      await reporter.goto('/admin')
      const back = reporter.locator('section').filter({ has: reporter.locator('#sent-back-to-you') })
      await back.getByText('Who is Shin?').waitFor()
      await open(reporter)
      await reporter.getByRole('note').getByText('Who is Shin?').waitFor()
      await press(reporter, /History & notes/)
      await reporter.locator('.dateline-history').getByText('Who is Shin?').waitFor()
      expect(await seriousProblems(reporter, '.dateline-history')).toEqual([])
      await shoot(reporter, 'history')
      await press(reporter, 'Submit for review')
      await press(reporter, 'Submit for review')
      await stage(reporter, 'In review')
      await open(editor)
      await press(editor, 'Approve')
      await stage(editor, 'Ready')
    })

    it('schedules it for the end of an embargo; it is not public before', async () => {
      end = new Date((Math.ceil(Date.now() / MINUTE_MS) + 5) * MINUTE_MS)
      const field = editor.locator('#field-embargoedUntil input').first()
      await field.fill(inField(end))
      await field.press('Enter')
      await save()
      await editor.reload()
      await press(editor, 'Schedule…')
      await press(editor, 'Schedule')
      await editor.getByRole('button', { name: /^Cancel: Publish/ }).waitFor()
      await editor.goto('/admin')
      await editor
        .locator('section')
        .filter({ has: editor.locator('#scheduled') })
        .getByText('Publish')
        .waitFor()
      await shoot(editor, 'scheduled')
      expect((await desk.ask(`/api/articles/${id}`)).status).toBe(404)
    })

    it('readers have it on time', async () => {
      clock.moveTo(new Date(end.valueOf() - 3_000))
      await expect
        .poll(async () => (await desk.ask(`/api/articles/${id}`)).status, { interval: 100 })
        .toBe(200)
      const lateMs = clock.now().valueOf() - end.valueOf()
      expect(lateMs).toBeGreaterThanOrEqual(0)
      expect(lateMs).toBeLessThan(MINUTE_MS)
      slug = String((await asReader()).slug)
      expect((await desk.ask(`/v1/articles/${slug}`)).body).toMatchObject({ id, slug })
      const feed = await fetch(`${desk.url}/feeds/latest.rss`)
      expect(await feed.text()).toContain(`/articles/${slug}`)
    })

    it('a correction follows, and readers are told', async () => {
      await open(editor)
      await press(editor, 'Add Correction')
      const text = editor.locator('#field-corrections__0__text')
      await text.waitFor()
      await text.focus()
      await editor.keyboard.type('An earlier version misspelled Sergei Lavrov’s name.')
      await press(editor, 'Publish changes')
      await press(editor, 'Publish anyway')
      await expect
        .poll(async () => (await asReader()).corrections, { timeout: 60_000 })
        .toMatchObject([{ kind: 'correction', text: 'An earlier version misspelled Sergei Lavrov’s name.' }])
      // From memory since the story was first asked for, and forgotten with the publication.
      const { body } = await desk.ask(`/v1/articles/${slug}/jsonld`)
      expect(JSON.stringify(body)).toContain('CorrectionComment')
      await shoot(editor, 'corrected')
    })

    it('two versions of it are compared', async () => {
      await editor.goto(`/admin/collections/articles/${id}/versions`)
      await editor.locator('.dateline-table tbody tr').first().getByRole('link').first().focus()
      await editor.keyboard.press('Enter')
      await editor
        .getByText(/misspelled/)
        .first()
        .waitFor()
      await shoot(editor, 'compared')
      expect(await seriousProblems(editor, '.dateline-versions')).toEqual([])
    })

    it('is killed, and no reader has it at any address', async () => {
      await open(editor)
      await press(editor, 'Kill…')
      await write(editor, /^Reason for the kill/, 'The agency withdrew it.')
      await press(editor, 'Kill')
      await editor.locator('.dateline-stage').getByText('Killed', { exact: true }).waitFor()
      expect((await desk.ask(`/api/articles/${id}`)).status).toBe(404)
      expect((await desk.ask(`/api/articles/by-slug/${slug}`)).status).toBe(410)
      expect((await desk.ask(`/v1/articles/${slug}`)).status).toBe(410)
      const feed = await fetch(`${desk.url}/feeds/latest.rss`)
      expect(await feed.text()).not.toContain(slug)
      await press(editor, /History & notes/)
      await editor.locator('.dateline-history').getByText('The agency withdrew it.').waitFor()
      await shoot(editor, 'killed')
    })
  },
)

/** A reporter’s account, and the AP story as one of his own. */
async function giveStoryTo(desk: Desk, reporter: typeof REPORTER): Promise<string> {
  const post = async (path: string, body: object, token?: string) => {
    const headers = {
      'content-type': 'application/json',
      ...(token ? { authorization: `JWT ${token}` } : {}),
    }
    return (await desk.ask(path, { method: 'POST', headers, body: JSON.stringify(body) })).body
  }
  const { token } = await post('/api/users/login', desk.editor)
  await post('/api/users', { ...reporter, name: 'Rita Reporter', role: 'reporter' }, String(token))
  const session = await post('/api/users/login', reporter)
  const own = String(session.token)
  const list = await desk.ask('/api/articles?draft=true&depth=0', {
    headers: { authorization: `JWT ${own}` },
  })
  const [story] = list.body.docs as { id: string }[]
  const copy = await post(`/api/articles/${story?.id}/duplicate`, {}, own)
  return (copy.doc as { id: string }).id
}

/** As the panel writes a date: `24 Nov 2026, 09:00`. */
function inField(at: Date): string {
  const [, day = '', month = '', year = '', time = ''] =
    /^\w+ (\d+) (\w+) (\d+), (\d\d:\d\d)/.exec(timeInWords({ at, timeZone: ZONE })) ?? []
  return `${day} ${month} ${year}, ${time}`
}
