import type { mongo } from 'mongoose'

import { markOf, type EditionStore, type Within, type WordQuery } from '../../readModel'
import type { Collections, StoredWords } from './collections'

/** Words by an index over each story's own list of them: equality, then the key, from the newest on. */
export function search(collections: () => Collections): Pick<EditionStore, 'search'> {
  return {
    async search({ below = '~', from = '', limit, ...query }) {
      const rows = await collections()
        .words.find({ ...filterOf(query), n: { $gte: from || ' ', $lt: below } }, { projection: { n: 1 } })
        .sort({ n: -1 })
        .limit(limit)
        .toArray()
      return rows.map(({ n }) => n)
    },
  }
}

const BEFORE: Readonly<Record<Within, string>> = { headline: 'h.', lead: 'l.', anywhere: '' }

function filterOf({ words, within, topics, author, contributor }: WordQuery): mongo.Filter<StoredWords> {
  const inside = (where: Within) => words.map((word) => `${BEFORE[where]}${word}`)
  const better: Within | undefined =
    within === 'anywhere' ? 'lead' : within === 'lead' ? 'headline' : undefined
  const marks = [
    ...(author ? [`.${markOf('author', author)}`] : []),
    ...(contributor ? [`.${markOf('contributor', contributor)}`] : []),
  ]
  const conditions: mongo.Filter<StoredWords>[] = [{ words: { $all: [...inside(within), ...marks] } }]
  if (topics) conditions.push({ words: { $in: topics.map((id) => `.${markOf('topic', id)}`) } })
  if (better) conditions.push({ $nor: [{ words: { $all: inside(better) } }] })
  return { $and: conditions }
}
