import { readWire } from '../../src/wire/read'
import { story } from '../material/material'
import { median } from './median'

/** Speed of reading one format of wire copy. */
export interface Parsing {
  readonly format: string
  /** Bytes of one document. */
  readonly bytes: number
  /** Megabytes (10⁶ bytes) per second: the median of the rounds. */
  readonly megabytesPerSecond: number
}

const STORIES = 20

/** Reads the same stories in each format, in this process, for `seconds` per round. */
export async function measureParsing({
  rounds,
  seconds,
}: {
  rounds: number
  seconds: number
}): Promise<Parsing[]> {
  const measured: Parsing[] = []
  for (const [format, write] of Object.entries(FORMATS)) {
    const documents = Array.from({ length: STORIES }, (_, index) => Buffer.from(write(texts(index))))
    const bytes = documents.reduce((sum, { length }) => sum + length, 0)
    const speeds: number[] = []
    // The first round is warm-up.
    for (let round = -1; round < rounds; round += 1) {
      const started = performance.now()
      let read = 0
      while (performance.now() - started < seconds * 1_000) {
        for (const document of documents) await readWire(document)
        read += bytes
      }
      if (round >= 0) speeds.push(read / 1_000 / (performance.now() - started))
    }
    measured.push({ format, bytes: Math.round(bytes / STORIES), megabytesPerSecond: median(speeds) })
  }
  return measured
}

interface Texts {
  readonly id: string
  readonly headline: string
  readonly paragraphs: readonly string[]
}

function texts(index: number): Texts {
  const { headline, body } = story(index)
  const paragraphs = body.root.children.map((node) =>
    (node.children as readonly { text?: string }[]).map(({ text = '' }) => text).join(''),
  )
  return {
    id: `story-${index}`,
    headline,
    paragraphs: ['ALDER BAY (AP) — It began on Monday.', ...paragraphs],
  }
}

const escape = (text: string): string => text.replaceAll('&', '&amp;').replaceAll('<', '&lt;')
const html = (paragraphs: readonly string[]): string =>
  paragraphs.map((text) => `<p>${escape(text)}</p>`).join('\n')
const nitf = ({ id, headline, paragraphs }: Texts): string =>
  `<nitf><head><docdata management-status="usable"><doc-id regsrc="BAY" id-string="${id}"/><date.issue norm="20261103T170043Z"/></docdata></head><body><body.head><hedline><hl1>${escape(headline)}</hl1></hedline></body.head><body.content><block>${html(paragraphs)}</block></body.content></body></nitf>`

const FORMATS: Readonly<Record<string, (of: Texts) => string>> = {
  text: ({ paragraphs }) => paragraphs.join('\n\n'),
  nitf: (of) => `<?xml version="1.0"?>\n${nitf(of)}`,
  'newsml-g2': (of) =>
    `<newsItem xmlns="http://iptc.org/std/nar/2006-10-01/" guid="${of.id}" version="2"><itemMeta><itemClass qcode="ninat:text"/><provider literal="Bay"/><versionCreated>2026-11-03T11:00:00Z</versionCreated></itemMeta><contentMeta><headline>${escape(of.headline)}</headline></contentMeta><contentSet><inlineXML contenttype="application/nitf+xml">${nitf(of)}</inlineXML></contentSet></newsItem>`,
  'newsml-1.2': ({ id, headline, paragraphs }) =>
    `<NewsML><NewsItem><Identification><NewsIdentifier><ProviderId>bay.example</ProviderId><DateId>20261103</DateId><NewsItemId>${id}</NewsItemId><RevisionId>1</RevisionId></NewsIdentifier></Identification><NewsComponent><NewsLines><HeadLine>${escape(headline)}</HeadLine></NewsLines><ContentItem><MediaType FormalName="Text"/><DataContent>${html(paragraphs)}</DataContent></ContentItem></NewsComponent></NewsItem></NewsML>`,
  ninjs: ({ id, headline, paragraphs }) =>
    JSON.stringify({ uri: `urn:bay:${id}`, version: '2', headline, body_html: html(paragraphs) }),
  'ap-media': (of) =>
    JSON.stringify({
      data: {
        item: {
          altids: { itemid: of.id, etag: `${of.id}_1` },
          version: 1,
          type: 'text',
          headline: of.headline,
          signals: ['newscontent'],
          nitf: nitf(of),
        },
      },
    }),
  rss: ({ id, headline, paragraphs }) =>
    `<rss version="2.0"><channel><title>Bay</title><item><guid>${id}</guid><title>${escape(headline)}</title><description>${escape(html(paragraphs))}</description></item></channel></rss>`,
  email: ({ id, headline, paragraphs }) =>
    `From: Bay <desk@bay.example>\r\nMessage-ID: <${id}@bay.example>\r\nSubject: ${headline.slice(0, 60)}\r\nDate: Tue, 3 Nov 2026 10:00:00 +0100\r\nContent-Type: text/plain; charset=utf-8\r\n\r\n${paragraphs.join('\r\n\r\n')}\r\n`,
}
