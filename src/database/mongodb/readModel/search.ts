import type { mongo } from 'mongoose'

import type { ReadModelRows, WordQuery } from '../../readModel'
import { markedQuery } from '../../readModel/markedWords'
import type { Collections, StoredWords } from './collections'

/** Word search by an index over each story's array of words: equality, then the key, newest first. */
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

function filterOf(query: WordQuery): mongo.Filter<StoredWords> {
  const { groups, without } = markedQuery(query)
  return { $and: [...groups.map(oneOf), ...(without ? [{ $nor: [{ $and: without.map(oneOf) }] }] : [])] }
}

/** A single word is an equality condition, so the index returns stories in order. */
function oneOf(group: readonly string[]): mongo.Filter<StoredWords> {
  return { words: group.length === 1 && group[0] !== undefined ? group[0] : { $in: [...group] } }
}
