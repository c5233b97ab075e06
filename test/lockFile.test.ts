import { readFileSync } from 'node:fs'

import { expect, it } from 'vitest'

interface Entry {
  readonly link?: boolean
  readonly integrity?: string
  readonly resolved?: string
}

const { packages } = JSON.parse(readFileSync('package-lock.json', 'utf8')) as {
  packages: Record<string, Entry>
}
const installed = Object.entries(packages).filter(([path, { link }]) => path !== '' && !link)

it('every package that is installed is checked against a hash, on every platform', () => {
  expect(installed.length).toBeGreaterThan(500)
  expect(
    installed.filter(([, { integrity }]) => !integrity?.startsWith('sha512-')).map(([path]) => path),
  ).toEqual([])
})

it('no package is tied to one registry', () => {
  expect(installed.filter(([, { resolved }]) => resolved !== undefined).map(([path]) => path)).toEqual([])
})
