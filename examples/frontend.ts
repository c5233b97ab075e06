/**
 * A frontend on one page: prints the front page, a topic and a story of a newsroom.
 *
 *     npx tsx examples/frontend.ts http://127.0.0.1:3000
 */
import type { PublishedArticle } from '../src/public/schema/article'

const [newsroom = 'http://127.0.0.1:3000'] = process.argv.slice(2)

type Card = Pick<PublishedArticle, 'headline' | 'publishedAt' | 'slug' | 'summary' | 'topics'>

/** What an address of the newsroom answers. An earlier address of a story is followed to the present one. */
async function read<Answer>(path: string): Promise<Answer> {
  const response = await fetch(new URL(path, newsroom))
  if (response.ok) return (await response.json()) as Answer
  const { errors } = (await response.json()) as { errors: { message: string; data: { code: string } }[] }
  throw new Error(`${path}: ${response.status} ${errors[0]?.data.code}: ${errors[0]?.message}`)
}

const cards = (query: string) =>
  read<{ docs: Card[]; nextCursor: string | null }>(
    `/v1/articles?fields=headline,summary,slug,publishedAt,topics&limit=10${query}`,
  )

const line = ({ headline, publishedAt, summary }: Card) =>
  `- ${headline} (${publishedAt?.slice(0, 10)})${summary ? `\n  ${summary}` : ''}`

const front = await cards('')
console.log(['# Front page', ...front.docs.map(line)].join('\n'))

const topic = front.docs.flatMap(({ topics }) => topics)[0]
if (topic) {
  const { docs } = await cards(`&topic=${topic.slug}`)
  console.log([`\n# ${topic.name}`, topic.followLine ?? '', ...docs.map(line)].filter(Boolean).join('\n'))
}

const newest = front.docs[0]
if (newest) {
  const story = await read<PublishedArticle>(`/v1/articles/${newest.slug}`)
  const paragraphs = [
    `\n# ${story.headline}`,
    story.byline,
    [story.dateline?.text, story.bodyText].filter(Boolean).join(' '),
    story.creditLine,
    ...story.corrections.map(({ kind, text, at }) => `${kind}, ${at?.slice(0, 10)}: ${text}`),
    story.source?.agency ? `Source: ${story.source.agency}` : '',
    story.url,
  ]
  console.log(paragraphs.filter(Boolean).join('\n\n'))
} else {
  console.log('Nothing is published yet.')
}
