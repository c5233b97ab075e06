import { expect, it } from 'vitest'

import { collectionOf, fileNameOf } from '../../src/backup/bsonFile'

it.each(['articles', '_articles_versions', 'payload-kv', 'odd name/with.dots'])(
  'names a file for %s and finds it again',
  (name) => {
    expect(fileNameOf(name)).not.toMatch(/[/\\]/)
    expect(collectionOf(fileNameOf(name))).toBe(name)
  },
)

it.each(['.bson', 'articles', 'a%.bson', '%00.bson', '%24cmd.bson', 'a/b.bson'])('refuses %s', (name) => {
  expect(() => collectionOf(name)).toThrow('damaged')
})
