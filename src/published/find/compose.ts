import type { Card, StoredText } from '../../editions/edition'
import type { EditionRow } from '../../editions/store'
import type { Article } from '../../generated/payload-types'
import { toPublishedArticle } from '../article'
import { picturesIn, withPictures } from '../body/pictures'
import { idOf, idsIn, rowsOf } from '../../relations'
import { tagOf, type Found } from './found'
import { fileAddress, type Newsroom } from './newsroom'
import { publicRecords } from './records'

/** Editions → published stories, in the same order: people, topics and pictures are put in as they are at this moment. */
export async function composeStories({
  payload,
  site,
  editions,
}: Newsroom & { editions: readonly EditionRow[] }): Promise<Found[]> {
  const stories = editions.map(({ card, body }) => ({
    card: JSON.parse(card) as Card,
    text: body === null ? WITHOUT_TEXT : (JSON.parse(body) as StoredText),
  }))
  const cards = stories.map(({ card }) => card)
  const [authors, contributors, topics] = await Promise.all([
    publicRecords({ payload, collection: 'authors', ids: cards.flatMap(authorsOf) }),
    publicRecords({ payload, collection: 'contributors', ids: cards.flatMap(contributorsOf) }),
    publicRecords({ payload, collection: 'topics', ids: cards.flatMap(topicsOf) }),
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
        ...cards.flatMap(({ picture, share }) => [...idsIn(picture), ...idsIn(share?.picture)]),
        ...stories.flatMap(({ text }) => ('stored' in text ? picturesIn(text.stored) : [])),
        ...[...authors.values(), ...contributors.values()].flatMap(({ picture }) => idsIn(picture)),
      ],
    }),
  ])
  const shown = <Kind extends { picture?: unknown }>(person: Kind | undefined): Kind | undefined =>
    person && { ...person, picture: pictureAt(person.picture) }
  const tags = new Set<string>()
  return stories.map(({ card, text }) => {
    tags.clear()
    tags.add(`article-${card.id}`)
    const article = {
      ...card,
      authors: rowsOf(card.authors).map((row) => ({
        ...row,
        author: shown(known('author', authors, row.author)) ?? null,
      })),
      contributors: rowsOf(card.contributors).map((row) => ({
        ...row,
        contributor: shown(known('contributor', contributors, row.contributor)) ?? null,
      })),
      topics: topicsOf(card).flatMap((id) => {
        const topic = known('topic', topics, id)
        return topic ? [{ ...topic, parent: known('topic', parents, topic.parent) ?? null }] : []
      }),
      picture: pictureAt(card.picture),
      share: { picture: pictureAt(card.share?.picture) },
      body: 'stored' in text ? withPictures(text.stored, pictureAt) : null,
    } as unknown as Article
    return {
      article: toPublishedArticle({
        article,
        ...site,
        addressOf: fileAddress(site),
        ...('ready' in text ? { text: text.ready } : {}),
      }),
      tags: [...tags],
    }
  })

  /** The record of a relation, if it is public; and the tag by which the story is forgotten when that changes. */
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

/** Where the text was not asked for. */
const WITHOUT_TEXT: StoredText = { ready: { body: null, bodyHTML: '', bodyText: '' } }

const authorsOf = ({ authors }: Card) => rowsOf(authors).flatMap(({ author }) => idsIn(author))
const contributorsOf = ({ contributors }: Card) =>
  rowsOf(contributors).flatMap(({ contributor }) => idsIn(contributor))
const topicsOf = ({ topics }: Card) => rowsOf(topics).flatMap(idsIn)
