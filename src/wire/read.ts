import { detect, unknown } from './detect'
import type { Copy } from './copy'
import { readEnvelope } from './envelope'
import { isApMedia, readApMedia } from './formats/apMedia'
import { readEmail } from './formats/email'
import { readFeed } from './formats/feeds'
import { readNewsml12 } from './formats/newsml12'
import { readNewsmlG2 } from './formats/newsmlG2'
import { readNinjs } from './formats/ninjs'
import { readNitf } from './formats/nitf'
import { readText } from './formats/text'
import type { WireItem } from './item'
import { isObject, parseJson, textAt } from './json'
import { toItem } from './toItem'
import { parseXml, type XmlElement } from './xml'

/** What a source is known to do: `timeZone` (IANA) is that of its times without a zone. */
export type SourceSettings = { readonly timeZone?: string | undefined }

/**
 * A file of a wire, in any format that is read → its items, in the order of the file: one in most formats, several in feeds, messages,
 * packages and answers of an API. The format is told from the content. A file is read whole or refused whole.
 *
 * @throws WireError `unknown-format` for anything else, with what it looks like; `malformed`, `truncated`, `forbidden-doctype`,
 * `too-complex`, `too-large`, `binary`, `empty`
 */
export async function readWire(
  bytes: Uint8Array,
  settings: SourceSettings = {},
): Promise<readonly WireItem[]> {
  return (await readCopies(bytes, settings)).map(toItem)
}

async function readCopies(bytes: Uint8Array, settings: SourceSettings): Promise<readonly Copy[]> {
  const { container, text } = detect(bytes)
  if (container === 'email') return readEmail(bytes, settings)
  if (container === 'json') return readJson(text, settings)
  if (container === 'xml') return readXml(text, settings)
  const messages = readEnvelope(text)
  return messages.length > 0 ? messages : readText(text)
}

function readXml(text: string, settings: SourceSettings): readonly Copy[] {
  const root = parseXml(text)
  const read = XML[root.name]
  if (!read) throw unknown(root.name === 'html' ? 'an HTML page' : `XML with the root element ${root.name}`)
  return read({ root, text, settings })
}

type ReadXml = (of: { root: XmlElement; text: string; settings: SourceSettings }) => readonly Copy[]

const ofNewsmlG2: ReadXml = ({ root, settings }) => readNewsmlG2(root, settings)
const ofFeed: ReadXml = ({ root, text, settings }) => readFeed({ root, text }, settings)

const XML: Readonly<Record<string, ReadXml | undefined>> = {
  nitf: ({ root, settings }) => readNitf(root, settings),
  NewsML: ({ root, settings }) => readNewsml12(root, settings),
  newsMessage: ofNewsmlG2,
  newsItem: ofNewsmlG2,
  packageItem: ofNewsmlG2,
  conceptItem: ofNewsmlG2,
  knowledgeItem: ofNewsmlG2,
  planningItem: ofNewsmlG2,
  rss: ofFeed,
  RDF: ofFeed,
  feed: ofFeed,
}

function readJson(text: string, settings: SourceSettings): readonly Copy[] {
  const value = parseJson(text)
  if (Array.isArray(value)) {
    const rows = value.filter(isObject)
    if (rows.length === 0 || rows.length < value.length || !rows.every(isNinjs))
      throw unknown('a list in JSON')
    return rows.flatMap((row) => readNinjs(row, settings))
  }
  if (!isObject(value)) throw unknown('JSON that is no object')
  if (/^https?:\/\/jsonfeed\.org\/version\//.test(textAt(value, 'version')))
    return readFeed({ text }, settings)
  if (isApMedia(value)) return readApMedia(value)
  if (isNinjs(value)) return readNinjs(value, settings)
  const keys = Object.keys(value).slice(0, 5).join(', ')
  throw unknown(`JSON of another kind (its fields begin with: ${keys})`)
}

/** ninjs requires only a URI; what has nothing else of an item is other JSON with an address. */
function isNinjs(value: object): boolean {
  const keys = Object.keys(value)
  return (
    keys.some((key) => key === 'uri' || key === 'guid') &&
    keys.some((key) =>
      /^(?:headlines?|body_\w+|bodies|pubstatus|pubStatus|versioncreated|versionCreated|renditions)$/.test(
        key,
      ),
    )
  )
}
