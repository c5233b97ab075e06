import type { StoredText } from '../../readModel/toProjection'
import type { ProjectionRow } from '../../readModel/store'
import type { StoredArticle } from '../../public/schema/storedArticle'
import { idOf, idsIn } from '../../relations'
import { composeArticle } from '../../public/article'
import { picturesIn, withPictures } from '../../public/body/pictures'
import { toPublishedText } from '../../public/body/published'
import { tagOf, type Found } from './found'
import { fileAddress, type Newsroom } from './newsroom'
import { publicRecords } from './records'

/** Converts editions to published stories, in the same order, with people, topics and pictures as they are now. */
export async function composeStories({
  payload,
  site,
  editions,
}: Newsroom & { editions: readonly ProjectionRow[] }): Promise<Found[]> {
  const stories = editions.map(({ card, body }) => ({
    stored: JSON.parse(card) as StoredArticle,
    text: body === null ? WITHOUT_TEXT : (JSON.parse(body) as StoredText),
  }))
  const articles = stories.map(({ stored }) => stored)
  const [authors, contributors, topics] = await Promise.all([
    publicRecords({
      payload,
      collection: 'authors',
      ids: articles.flatMap((each) => peopleOf(each.authors)),
    }),
    publicRecords({
      payload,
      collection: 'contributors',
      ids: articles.flatMap((each) => peopleOf(each.contributors)),
    }),
    publicRecords({ payload, collection: 'topics', ids: articles.flatMap((each) => each.topics) }),
  ])
  const [parents, media] = await Promise.all([
    publicRecords({
      payload,
      collection: 'topics',
      ids: [...topics.values()].flatMap(({ parent }) => idsIn(parent)),
    }),
    publicRecords({
      payload,
      collection: 'media',
      ids: [
        ...articles.flatMap(({ picture, share }) => [...idsIn(picture), ...idsIn(share.picture)]),
        ...stories.flatMap(({ text }) => ('stored' in text ? picturesIn(text.stored) : [])),
        ...[...authors.values(), ...contributors.values()].flatMap(({ picture }) => idsIn(picture)),
      ],
    }),
  ])
  const person = (record: { picture?: unknown } | undefined) =>
    record && { ...record, picture: pictureAt(record.picture) }
  const addressOf = fileAddress(site)
  const tags = new Set<string>()
  return stories.map(({ stored, text }) => {
    tags.clear()
    tags.add(`article-${stored.id}`)
    const article = composeArticle({
      ...site,
      addressOf,
      stored,
      text: 'ready' in text ? text.ready : toPublishedText(withPictures(text.stored, pictureAt), addressOf),
      records: {
        author: (id) => person(known('author', authors, id)),
        contributor: (id) => person(known('contributor', contributors, id)),
        topic(id) {
          const topic = known('topic', topics, id)
          return topic && { ...topic, parent: known('topic', parents, topic.parent) ?? null }
        },
        picture: pictureAt,
      },
    })
    return { article, tags: [...tags] }
  })

  /** Returns a related record if it is public, and adds the cache tag that invalidates the story when the record changes. */
  function known<Kind>(
    kind: string,
    records: ReadonlyMap<string, Kind>,
    relation: unknown,
  ): Kind | undefined {
    const id = idOf(relation)
    if (id === undefined) return undefined
    tags.add(tagOf(kind, id, records.has(id)))
    return records.get(id)
  }

  function pictureAt(relation: unknown) {
    return known('media', media, relation) ?? null
  }
}

/** Used if the text was not requested. */
const WITHOUT_TEXT: StoredText = { ready: { body: null, bodyHTML: '', bodyText: '' } }

const peopleOf = (rows: readonly { readonly person: string | null }[]) =>
  rows.flatMap(({ person }) => person ?? [])
