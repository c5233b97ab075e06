import type { Page } from 'playwright-core'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'

import { localTime, timeInWords } from '../../src/articles/schedule/inWords'
import { missing } from './browser'
import { openClock, type Clock } from './clock'
import { openDesk, type Desk } from './desk'

const ZONE = 'Europe/Brussels'
const MINUTE_MS = 60_000
/** `SCREENSHOTS=FOLDER SCHEME=dark` keeps pictures of what is driven here. */
const scheme = process.env.SCHEME === 'dark' ? 'dark' : 'light'

describe.skipIf(missing)(`an editor schedules a story under embargo${missing ? ` (${missing})` : ''}`, () => {
  let desk: Desk
  let clock: Clock
  let page: Page
  let end: Date
  beforeAll(async () => {
    clock = openClock()
    desk = await openDesk(clock.variables)
    page = await desk.signIn(undefined, { colorScheme: scheme, timezoneId: ZONE })
  })
  afterAll(async () => {
    await desk.close()
    clock.close()
  })

  const panel = () => page.locator('.dateline-schedule')
  const press = (name: string | RegExp) => panel().getByRole('button', { name }).click()
  const stories = async () => (await desk.ask('/api/articles')).body.docs as { headline: string }[]
  const save = async () => {
    await page.getByRole('button', { name: 'Save Draft', exact: true }).click()
    await expect.poll(() => page.locator('#action-save-draft').isEnabled()).toBe(false)
  }
  const shoot = async (name: string) => {
    if (process.env.SCREENSHOTS)
      await page.screenshot({ path: `${process.env.SCREENSHOTS}/${name}-${scheme}.png` })
  }

  it('gives it an embargo; publishing it now is refused', async () => {
    await page.goto('/admin/collections/articles')
    await page.getByRole('row').filter({ hasText: '10,000 troops' }).getByRole('link').first().click()
    await page.waitForURL(/articles\/[\w-]{36}/)
    // Far enough for what is done here before it, by the whole minute as the form has it.
    end = new Date((Math.ceil(Date.now() / MINUTE_MS) + 5) * MINUTE_MS)
    const wall = localTime({ at: end, timeZone: ZONE })
    await page.locator('#field-headline').fill('Under embargo')
    const field = page.locator('#field-embargoedUntil input').first()
    await field.fill(inField(wall))
    await field.press('Enter')
    await save()
    await page.getByRole('button', { name: 'Publish', exact: true }).click()
    await page.getByText('This story is under embargo').first().waitFor()
    expect(await stories()).toEqual([])
  })

  it('schedules it for the embargo’s end, by the keyboard, in his own time zone', async () => {
    await page.reload()
    await panel().getByText('Nothing scheduled.').waitFor()
    await panel().getByRole('button', { name: 'Schedule…' }).focus()
    await page.keyboard.press('Enter')
    await expect
      .poll(() =>
        panel()
          .getByLabel('Action')
          .evaluate((each) => each === document.activeElement),
      )
      .toBe(true)
    expect(await panel().getByLabel('Date and time').inputValue()).toBe(
      localTime({ at: end, timeZone: ZONE }),
    )
    expect(await panel().getByLabel('Time zone').inputValue()).toBe(ZONE)
    const words = timeInWords({ at: end, timeZone: ZONE })
    await panel().getByText(words, { exact: true }).waitFor()
    await shoot('schedule-form')
    await panel().getByRole('button', { name: 'Schedule' }).focus()
    await page.keyboard.press('Enter')
    await panel()
      .getByRole('button', { name: `Cancel: Publish, ${words}` })
      .waitFor()
    expect(await stories()).toEqual([])
  })

  it('reads that a later save is not what goes out, and approves it', async () => {
    await page.locator('#field-headline').fill('Under embargo, and better')
    await save()
    await panel()
      .getByText(/The version saved at .* is scheduled and will be published as it is\./)
      .waitFor()
    await shoot('schedule-approve')
    await press('Schedule the latest version')
    await panel()
      .getByText(/will be published as it is/)
      .waitFor({ state: 'detached' })
    await shoot('schedule-waiting')
  })

  it('finds it in the list of all that is planned, and on its own page', async () => {
    const story = page.url()
    await page.goto('/admin/collections/schedules')
    const row = page.getByRole('row').filter({ hasText: 'Under embargo, and better' })
    await row.getByText(timeInWords({ at: end, timeZone: ZONE })).waitFor()
    await row.getByText('The Editor').waitFor()
    await shoot('schedule-list')
    await row.getByRole('link').first().click()
    await panel()
      .getByRole('button', { name: /^Change/ })
      .waitFor()
    await shoot('schedule-page')
    await page.goto(story)
  })

  it('readers have it at that time, and not before', async () => {
    clock.moveTo(new Date(end.valueOf() - 3_000))
    await expect.poll(stories, { interval: 100 }).toHaveLength(1)
    const lateMs = clock.now().valueOf() - end.valueOf()
    expect(lateMs).toBeGreaterThanOrEqual(0)
    expect(lateMs).toBeLessThan(MINUTE_MS)
    expect(await stories()).toMatchObject([{ headline: 'Under embargo, and better' }])
  })

  it('plans to take it down, changes his mind, and again', async () => {
    await page.reload()
    await press('Schedule…')
    await panel().getByLabel('Action').selectOption('unpublish')
    await panel().getByLabel('Date and time').fill('2027-11-24T09:00')
    await panel().getByLabel('Time zone').selectOption('Pacific/Kiritimati')
    await press('Schedule')
    await panel().getByText('Wed 24 Nov 2027, 09:00, Pacific/Kiritimati', { exact: true }).waitFor()
    await panel().getByText('23 Nov 2027, 20:00', { exact: true }).waitFor()
    await press(/^Change/)
    await panel().getByLabel('Time zone').selectOption(ZONE)
    await panel().getByLabel('Date and time').fill('2027-03-28T02:30')
    await panel()
      .getByText(/This time does not exist in Europe\/Brussels/)
      .waitFor()
    expect(await panel().getByRole('button', { name: 'Change schedule' }).isEnabled()).toBe(false)
    await panel().getByLabel('Date and time').fill('2027-10-31T02:30')
    await panel().getByLabel('Sun 31 Oct 2027, 02:30 (+01:00), Europe/Brussels').check()
    await shoot('schedule-twice')
    await press('Change schedule')
    await press(/^Cancel: Unpublish, Sun 31 Oct 2027, 02:30 \(\+01:00\)/)
    await panel().getByText('Nothing scheduled.').waitFor()
  })
})

/** As the panel writes a date: `24 Nov 2026, 09:00`. */
function inField(wall: string): string {
  const [, day = '', month = '', year = '', time = ''] =
    /^\w+ (\d+) (\w+) (\d+), (\d\d:\d\d)/.exec(timeInWords({ at: new Date(`${wall}Z`), timeZone: 'UTC' })) ??
    []
  return `${day} ${month} ${year}, ${time}`
}
