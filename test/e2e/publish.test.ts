import type { Page } from 'playwright-core'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'

import { shortTime } from '../../src/admin/time/formatTime'
import { missing } from './browser'
import { openDesk, type Desk } from './desk'

const HEADLINE = 'Pentagon: 10,000 North Korean troops are on their way to Russia'
const SLUG = 'pentagon-10000-north-korean-troops-are-on-their-way-to-russia'

describe.skipIf(missing)(`an editor publishes the AP story${missing ? ` (${missing})` : ''}`, () => {
  let desk: Desk
  let page: Page
  beforeAll(async () => {
    desk = await openDesk()
    page = await desk.signIn()
  })
  afterAll(() => desk.close())

  const publicStories = async () => {
    const rest = await desk.ask('/api/articles?depth=2')
    const graphql = await desk.ask('/api/graphql', {
      method: 'POST',
      headers: { 'content-type': 'application/json' },
      body: JSON.stringify({
        query: `{ Articles { docs {
          headline slug dateline { located source text } creditLine
          authors { creditedAs location author { name } }
          contributors { creditedAs role location contributor { name } }
          topics { name hubUrl }
        } } }`,
      }),
    })
    return {
      rest: rest.body.docs as Record<string, unknown>[],
      graphql: (graphql.body.data as { Articles: { docs: Record<string, unknown>[] } }).Articles.docs,
    }
  }
  const choose = (name: string) => page.getByRole('button', { name, exact: true }).click()
  const said = (words: RegExp) =>
    page.locator('.toast-success, [data-type=success]').filter({ hasText: words }).first().waitFor()

  it('finds the story in the list, as a draft with its author and topic', async () => {
    await page.goto('/admin/collections/articles')
    const row = page.getByRole('row').filter({ hasText: 'North Korea sends about 10,000 troops' })
    for (const text of ['Draft', 'Kopp', 'Ukraine war']) await row.getByText(text).first().waitFor()
    await row.getByRole('link').first().click()
    await page.waitForURL(/articles\/[\w-]{36}/)
  })

  it('finds every time by the reader’s clock, wherever the server stands', async () => {
    const { body } = await desk.ask('/api/users/login', {
      method: 'POST',
      headers: { 'content-type': 'application/json' },
      body: JSON.stringify(desk.editor),
    })
    const { docs } = (
      await desk.ask('/api/articles?draft=true&depth=0', {
        headers: { authorization: `JWT ${String(body.token)}` },
      })
    ).body as { docs: { id: string }[] }
    const [story] = docs
    if (!story) throw new Error('There is no story.')
    const inTokyo = await desk.signIn(undefined, { timezoneId: 'Asia/Tokyo' })
    for (const [path, withSeconds] of [
      ['', false],
      [`/${story.id}/versions`, true],
    ] as const) {
      await inTokyo.goto(`/admin/collections/articles${path}`)
      const shown = inTokyo.locator('tbody time').first()
      const at = (await shown.getAttribute('datetime')) ?? ''
      const words = () => shortTime({ at, now: new Date(), timeZone: 'Asia/Tokyo', withSeconds })
      await expect.poll(async () => (await shown.textContent()) === words()).toBe(true)
      expect(await shown.getAttribute('title')).toMatch(/GMT\+9$/)
    }
    await inTokyo.close()
  })

  it('cannot empty the list for good with a sort that is refused', async () => {
    const stories = page.getByRole('row').filter({ hasText: 'North Korea sends about 10,000 troops' })
    for (const query of ['?sort=authors', '']) {
      await page.goto(`/admin/collections/articles${query}`)
      await stories.first().waitFor()
    }
    expect(await page.getByRole('button', { name: /^Sort by Authors/ }).count()).toBe(0)
    expect(await page.getByRole('button', { name: /^Sort by Headline/ }).count()).toBe(2)
    await page.goto('/admin/collections/articles?sort=-updatedAt')
    await stories.first().getByRole('link').first().click()
    await page.waitForURL(/articles\/[\w-]{36}/)
  })

  it('sees the dateline in its parts, the credits and the topic', async () => {
    expect(await page.locator('#field-dateline__located').inputValue()).toBe('BRUSSELS')
    expect(await page.locator('#field-dateline__source').inputValue()).toBe('AP')
    expect(await page.locator('#field-dateline__text').inputValue()).toBe('BRUSSELS (AP) –')
    // The panel reads the topic's name after the form is there.
    await page.locator('#field-topics').getByText('Ukraine war').waitFor()
    await page.getByRole('button', { name: 'Credits' }).click()
    const credits = page.locator('.tabs-field__content-wrap')
    await credits.getByText('Full name missing').waitFor()
    await credits.getByText('Kopp in Washington').waitFor()
    await credits.getByText('Associated Press writer Barry Hutton in Lisbon, Portugal').first().waitFor()
    await page.getByRole('button', { name: 'Story', exact: true }).click()
  })

  it('gives it a headline and saves; readers still see nothing', async () => {
    await page.locator('#field-headline').fill(HEADLINE)
    await choose('Save Draft')
    await said(/saved/i)
    expect(await publicStories()).toEqual({ rest: [], graphql: [] })
    for (const people of ['authors', 'contributors', 'topics']) {
      expect((await desk.ask(`/api/${people}`)).body.docs, people).toEqual([])
    }
  })

  it('publishes it; REST and GraphQL give it with author, contributor and topic', async () => {
    await choose('Publish')
    await choose('Publish anyway')
    // The word of the save before may still stand there.
    await expect.poll(async () => (await publicStories()).rest.length, { timeout: 60_000 }).toBe(1)
    const { rest, graphql } = await publicStories()
    const expected = {
      headline: HEADLINE,
      slug: SLUG,
      dateline: { located: 'BRUSSELS', source: 'AP', text: 'BRUSSELS (AP) –' },
      authors: [{ creditedAs: 'Kopp', location: 'Washington', author: { name: 'Kopp' } }],
      contributors: [
        {
          creditedAs: 'Barry Hutton',
          role: 'Associated Press writer',
          location: 'Lisbon, Portugal',
          contributor: { name: 'Barry Hutton' },
        },
      ],
      creditLine:
        'Kopp reported from Washington. Associated Press writer Barry Hutton in Lisbon, Portugal, contributed to this report.',
      topics: [{ name: 'Ukraine war', hubUrl: 'https://apnews.com/hub/russia-ukraine' }],
    }
    expect(rest).toHaveLength(1)
    expect(rest[0]).toMatchObject(expected)
    expect(graphql).toEqual([expected])
    const body = rest[0]?.body as { root: { children: unknown[] } }
    expect(body.root.children).toHaveLength(22)
    for (const people of ['authors', 'contributors', 'topics']) {
      expect((await desk.ask(`/api/${people}`)).body.docs, people).toHaveLength(1)
    }
  })

  it('saves a draft over the published story; readers keep what was published', async () => {
    await page.locator('#field-headline').fill('A headline that is not out yet')
    await choose('Save Draft')
    await said(/saved/i)
    expect((await publicStories()).rest.map(({ headline }) => headline)).toEqual([HEADLINE])
    const story = page.url()
    await page.goto('/admin/collections/articles')
    await page.getByText('Published · changes waiting').waitFor()
    await page.goto(story)
  })

  it('unpublishes it; it is gone', async () => {
    await page.reload()
    await page.locator('.doc-controls__popup button, .doc-controls__dots').first().click()
    await page
      .getByRole('button', { name: /unpublish/i })
      .first()
      .click()
    await page.getByRole('button', { name: 'Confirm' }).click()
    await said(/success|unpublish/i)
    expect(await publicStories()).toEqual({ rest: [], graphql: [] })
  })

  it('does not publish a story without a headline, and says so at the field', async () => {
    await page.goto('/admin/collections/articles/create')
    await page.locator('#field-summary').fill('A story that has no headline yet.')
    await choose('Publish')
    await page.getByText('A story needs a headline before it can be published.').first().waitFor()
    expect((await publicStories()).rest).toEqual([])
    await choose('Back to the story')
    await choose('Save Draft')
    await said(/success|saved/i)
  })
})
