import { existsSync, readdirSync, readFileSync, writeFileSync } from 'node:fs'
import { describe, expect, it } from 'vitest'
import { parse } from '../../src/wire/parse'

const folder = new URL('../fixtures/wire/', import.meta.url)
const stories = namesOf('.txt')

// UPDATE_FIXTURES=1 writes the expectations; read every change before it is committed.
const isUpdating = process.env.UPDATE_FIXTURES === '1'

describe('every form of wire copy that we know', () => {
  it('has fixtures, and no expectation without its copy', () => {
    expect(stories.length).toBeGreaterThan(30)
    expect(namesOf('.json').filter((name) => !stories.includes(name))).toEqual([])
  })

  it.each(stories)('reads %s', (name) => {
    const story = parse(readFileSync(new URL(`${name}.txt`, folder)))
    const expectation = new URL(`${name}.json`, folder)
    if (isUpdating) writeFileSync(expectation, `${JSON.stringify(story, null, 2)}\n`)

    expect(
      existsSync(expectation),
      `${name}.json is missing: an expectation is written by hand or on purpose`,
    ).toBe(true)
    expect(story).toEqual(JSON.parse(readFileSync(expectation, 'utf8')))
  })
})

function namesOf(ending: string): string[] {
  return readdirSync(folder)
    .filter((file) => file.endsWith(ending))
    .map((file) => file.slice(0, -ending.length))
    .sort()
}
