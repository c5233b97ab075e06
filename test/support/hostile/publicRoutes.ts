import * as fc from '../fastCheck'

import { PARAMETERS } from '../../../src/delivery/parameters'
import { ROUTES } from '../../../src/delivery/routes'
import { ODD_SEGMENTS } from './addresses'
import { oddNumber, oddText } from './odd'

/** What is there in the newsrooms that are asked, so that some requests get further than "not found". */
const NAMES = ['war', 'ann-author', 'carl-contributor', 'story-1', 'a-published-story', '2026-11']
const CURSORS = ['story 1', '2026-11-23T12:00:00.000Z~507f1f77bcf86cd799439011', '1', '29'].map((each) =>
  Buffer.from(each).toString('base64url'),
)

/** Every public address. */
export const PUBLIC_PATHS: readonly string[] = ROUTES.map(({ path }) => path)

/** An address of this shape, as nobody sends it, or only just. */
export function fillPublicPath(path: string): fc.Arbitrary<string> {
  return fc
    .constantFrom(...NAMES, ...NAMES, ...ODD_SEGMENTS)
    .map((name) => path.replace(/\{\w+\}/, () => name))
}

/** Parameters that the public addresses know, and some that they don't, with any value. */
export function publicQuery(): fc.Arbitrary<string> {
  const name = fc.constantFrom(...Object.keys(PARAMETERS), 'draft', '__proto__', 'limit[]')
  const value = fc.oneof(
    fc.constantFrom(
      ...NAMES,
      ...CURSORS,
      '2026-11-23',
      '0001-01-01',
      '9999-12-31T23:59:59Z',
      'headline,body',
    ),
    oddText().map((text) => encodeURIComponent(text.toWellFormed())),
    oddNumber().map(String),
    fc.integer({ min: 1, max: 100 }).map(String),
    fc.constantFrom('%', '%ff', '%00', '%F0%9F'),
  )
  const one = fc.tuple(name, value).map((pair) => pair.join('='))
  return fc.array(one, { maxLength: 4 }).map((all) => all.join('&'))
}
