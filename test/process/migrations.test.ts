import { existsSync } from 'node:fs'

import { afterEach, expect, it } from 'vitest'

import { freshPlace, run, type Place } from '../support/run'

/** Payload's own command line. */
const PAYLOAD = 'node_modules/payload/bin.js'

let place: Place
afterEach(() => place.remove())

it('looks at the migrations of a newsroom, and makes none by looking', async () => {
  place = freshPlace()
  const absent = await run(PAYLOAD, ['migrate:status'], place.env)
  expect(absent).toMatchObject({ code: 0 })
  expect(absent.stdout + absent.stderr).toContain(`There is no database at ${place.database} yet`)
  expect(existsSync(place.database)).toBe(false)

  expect(await run(PAYLOAD, ['migrate'], place.env)).toMatchObject({ code: 0 })
  expect(existsSync(place.database)).toBe(true)
  const present = await run(PAYLOAD, ['migrate:status'], place.env)
  expect(present.stdout + present.stderr).toContain('applied: 20261123_024831_initial')
  expect(present.stdout + present.stderr).not.toContain('waits for the next start')
})
