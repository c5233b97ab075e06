import { existsSync, readdirSync, readFileSync, writeFileSync } from 'node:fs'

import { expect, it } from 'vitest'

import { readWire } from '../../../src/wire/read'

const folder = new URL('../../fixtures/wire/formats/', import.meta.url)
const files = readdirSync(folder)
const inputs = files.filter((file) => !file.endsWith('.json'))

// UPDATE_FIXTURES=1 writes the expectations; read every change before it is committed.
const isUpdating = process.env.UPDATE_FIXTURES === '1'

it('has an expectation for each file, and none without its file', () => {
  const names = new Set(inputs.map(nameOf))
  expect(files.filter((file) => file.endsWith('.json') && !names.has(nameOf(file)))).toEqual([])
  expect(names.size).toBe(inputs.length)
})

it.each(inputs)('reads %s', async (file) => {
  const items = await readWire(readFileSync(new URL(file, folder)))
  const expectation = new URL(`${nameOf(file)}.json`, folder)
  if (isUpdating) writeFileSync(expectation, `${JSON.stringify(items, null, 2)}\n`)
  expect(existsSync(expectation), `${nameOf(file)}.json is missing: it is written on purpose`).toBe(true)
  expect(items).toEqual(JSON.parse(readFileSync(expectation, 'utf8')))
})

function nameOf(file: string): string {
  return file.slice(0, file.lastIndexOf('.'))
}
