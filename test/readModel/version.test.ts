import { expect, it } from 'vitest'
import { z } from 'zod'

import { READ_MODEL_VERSION, versionOf } from '../../src/readModel/version'
import { storedArticle } from '../../src/public/schema/storedArticle'

it('a new public field rebuilds what is stored for readers; a better description does not', () => {
  const version = versionOf([storedArticle])
  expect(versionOf([storedArticle.extend({ subtitle: z.string().nullable() })])).not.toBe(version)
  expect(versionOf([storedArticle.extend({ kicker: z.string() })])).not.toBe(version)
  const described = storedArticle.extend({
    kicker: storedArticle.shape.kicker.describe('Above the headline.'),
  })
  expect(versionOf([described])).toBe(version)
})

it('the version is a number that both databases hold', () => {
  expect(Number.isInteger(READ_MODEL_VERSION)).toBe(true)
  expect(READ_MODEL_VERSION).toBeGreaterThan(0)
  expect(READ_MODEL_VERSION).toBeLessThan(2 ** 31)
})
