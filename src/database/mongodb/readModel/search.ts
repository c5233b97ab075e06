import type { mongo } from 'mongoose'

import { markOf, type ReadModelRows, type Within, type WordQuery } from '../../readModel'
import type { Collections, StoredWords } from './collections'

/** Words by an index over each story's own list of them: equality, then the key, from the newest on. */
export function search(collections: () => Collections): Pick<ReadModelRows, 'peopleNamed' | 'search'> {
  return {
    async search({ below = '~', from = '', limit, ...query }) {
      const rows = await collections()
        .words.find({ ...filterOf(query), n: { $gte: from || ' ', $lt: below } }, { projection: { n: 1 } })
        .sort({ n: -1 })
        .limit(limit)
        .toArray()
      return rows.map(({ n }) => n)
    },
    async peopleNamed(words) {
      const asked = new Set(words)
      const rows = await collections()
        .names.find({ words: { $in: [...words] } })
        .toArray()
      return rows.flatMap(({ _id: id, collection, words: own }) =>
        own.filter((word) => asked.has(word)).map((word) => ({ word, collection, id })),
      )
    },
  }
}

const BEFORE: Readonly<Record<Within, string>> = { headline: 'h.', lead: 'l.', anywhere: '' }

function filterOf({ words, within, topics, author, contributor }: WordQuery): mongo.Filter<StoredWords> {
  const marks = [
    ...(author ? [markOf('author', author)] : []),
    ...(contributor ? [markOf('contributor', contributor)] : []),
  ]
  const better: Within | undefined =
    within === 'anywhere' ? 'lead' : within === 'lead' ? 'headline' : undefined
  return {
    $and: [
      ...inside(words, within),
      ...marks.map((mark) => ({ words: `.${mark}` })),
      ...(topics ? [{ words: { $in: topics.map((id) => `.${markOf('topic', id)}`) } }] : []),
      ...(better ? [{ $nor: [{ $and: inside(words, better) }] }] : []),
    ],
  }
}

/** A condition for each word. One by a single form is an equality, by which the index gives stories in their order. */
function inside(words: WordQuery['words'], within: Within): mongo.Filter<StoredWords>[] {
  return words.map(({ forms, people }) => {
    const found = [
      ...forms.map((form) => `${BEFORE[within]}${form}`),
      ...(within === 'headline' ? [] : people.map((mark) => `.${mark}`)),
    ]
    return { words: found.length === 1 && found[0] !== undefined ? found[0] : { $in: found } }
  })
}
