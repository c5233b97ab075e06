import { existsSync, readFileSync, writeFileSync } from 'node:fs'
import { describe, expect, it } from 'vitest'
import { toItem } from '../../../src/wire/toItem'
import { folder, readXml, samples } from './samples'

// UPDATE_FIXTURES=1 writes the expectations; read every change before it is committed.
const isUpdating = process.env.UPDATE_FIXTURES === '1'

describe('every shape of news in XML that we know', () => {
  it('has samples', () => {
    expect(samples.size).toBeGreaterThanOrEqual(20)
  })

  it.each([...samples])('reads %s', (name, text) => {
    const items = readXml(text).map(toItem)
    const expectation = new URL(`${name}.json`, folder)
    if (isUpdating) writeFileSync(expectation, `${JSON.stringify(items, null, 2)}\n`)

    expect(
      existsSync(expectation),
      `${name}.json is missing: an expectation is written by hand or on purpose`,
    ).toBe(true)
    expect(items).toEqual(JSON.parse(readFileSync(expectation, 'utf8')))
  })
})
