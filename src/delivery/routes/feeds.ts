import { findMoved } from '../find/moved'
import { findPublishedPage, listDates } from '../find/page'
import { findPublishedPerson } from '../find/people'
import { findPublishedTopic } from '../find/topics'
import type { Answer } from '../answer'
import { renderAtom } from '../formats/atom'
import type { Feed } from '../formats/feed'
import { renderJSONFeed } from '../formats/jsonFeed'
import { renderRSS } from '../formats/rss'
import { movedTo, notFound } from '../missing'
import type { Publication, Route } from '../route'

/** Number of stories in a feed, with their text. Kept small: feed readers fetch it again and again. */
const NEWEST = 20

const FORMATS = {
  rss: { name: 'RSS 2.0', contentType: 'application/rss+xml', render: renderRSS },
  atom: { name: 'Atom', contentType: 'application/atom+xml', render: renderAtom },
  json: { name: 'JSON Feed 1.1', contentType: 'application/feed+json', render: renderJSONFeed },
} as const

type Format = keyof typeof FORMATS
type Subject = 'latest' | 'topic' | 'author'

const PATHS: Readonly<Record<Subject, string>> = {
  latest: '/feeds/latest',
  topic: '/feeds/topics/{slug}',
  author: '/feeds/authors/{slug}',
}

/** Every feed: all stories, a topic with its subtopics, an author; in three formats each. */
export const feeds: readonly Route[] = (['latest', 'topic', 'author'] as const).flatMap((subject) =>
  (['rss', 'atom', 'json'] as const).map((format) => feedRoute(subject, format)),
)

function feedRoute(subject: Subject, format: Format): Route {
  const { name, contentType } = FORMATS[format]
  const what = { latest: 'The newest stories', topic: 'Stories of a topic', author: 'Stories by an author' }
  return {
    path: `${PATHS[subject]}.${format}`,
    operationId: `get${capital(subject)}Feed${capital(format)}`,
    summary: `${what[subject]}, as ${name}`,
    parameters: [],
    answers: format === 'json' ? { contentType, schema: 'JSONFeed' } : { contentType },
    statuses: subject === 'latest' ? [] : [301, 404],
    handle: (publication, { path: { slug = '' } }) => answer({ publication, subject, format, slug }),
  }
}

async function answer({
  publication,
  subject,
  format,
  slug,
}: {
  publication: Publication
  subject: Subject
  format: Format
  slug: string
}): Promise<Answer> {
  const { payload, site, siteName } = publication
  const about = await describe({ publication, subject, slug })
  if (!about) return movedOrMissing({ payload, subject, format, slug })
  const query = { limit: NEWEST, hasBody: true, ...(subject === 'latest' ? {} : { [subject]: slug }) }
  const [{ docs }, { left, begun }] = await Promise.all([
    findPublishedPage({ payload, site, query }),
    listDates({ payload, query }),
  ])
  const { contentType, render } = FORMATS[format]
  return {
    status: 200,
    contentType: `${contentType}; charset=utf-8`,
    body: render({
      ...about,
      feedUrl: `${site.serverUrl}${pathOf({ subject, format, slug })}`,
      siteName,
      leftAt: left ?? (docs.length === 0 ? begun : null),
      articles: docs,
    }),
    tags: ['lists'],
  }
}

const pathOf = ({ subject, format, slug }: { subject: Subject; format: Format; slug: string }): string =>
  `${PATHS[subject].replace('{slug}', encodeURIComponent(slug))}.${format}`

async function movedOrMissing({
  payload,
  subject,
  format,
  slug,
}: Pick<Publication, 'payload'> & { subject: Subject; format: Format; slug: string }): Promise<Answer> {
  const collection = subject === 'author' ? 'authors' : 'topics'
  const moved = await findMoved({ payload, collection, slug })
  return moved ? movedTo(pathOf({ subject, format, slug: moved })) : notFound(`There is no such ${subject}.`)
}

/** Title, description and home page of a feed; undefined if nothing public has this slug. */
async function describe({
  publication: { payload, site, siteName },
  subject,
  slug,
}: {
  publication: Publication
  subject: Subject
  slug: string
}): Promise<Pick<Feed, 'title' | 'description' | 'homeUrl'> | undefined> {
  const homeUrl = `${site.siteUrl}/`
  switch (subject) {
    case 'latest':
      return { title: siteName, description: `The newest stories of ${siteName}.`, homeUrl }
    case 'topic': {
      const topic = (await findPublishedTopic({ payload, slug }))?.topic
      return (
        topic && {
          title: `${siteName}: ${topic.name}`,
          description: topic.description ?? `Stories about ${topic.name}.`,
          homeUrl: topic.hubUrl ?? homeUrl,
        }
      )
    }
    case 'author': {
      const person = (await findPublishedPerson({ payload, site, kind: 'author', slug }))?.person
      return (
        person && {
          title: `${siteName}: ${person.name}`,
          description: person.bio ?? `Stories by ${person.name}.`,
          homeUrl,
        }
      )
    }
  }
}

function capital(word: string): string {
  return word.charAt(0).toUpperCase() + word.slice(1)
}
