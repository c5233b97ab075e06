import { parseFeed } from 'feedsmith'

import type { Copy } from '../copy'
import { WireError } from '../errors'
import { toInstant } from '../instants'
import type { WirePicture } from '../item'
import { isObject, objectAt, objectsAt, textAt, textsAt, type JsonObject } from '../json'
import { childrenOf, type XmlElement } from '../xml'
import { readCharacterData, wordsOf } from './bodyContent'
import { pictureOf, pixels } from './pictures'
import { TimeReader } from './times'

/** Formats of feeds. RDF (RSS 1.0) counts as RSS. */
export type FeedFormat = 'rss' | 'atom' | 'json-feed'

/**
 * The entries of an RSS, RDF, Atom or JSON feed, in the feed's order. An entry is known by its guid or id, else by its address. Only a date of
 * change makes a version: a date of publication is no order. Throws a WireError `malformed`. Times without a zone are read in the feed's (`timeZone`).
 */
export function readFeed(
  { text, root }: { text: string; root?: XmlElement },
  { timeZone }: { timeZone?: string | undefined } = {},
): readonly Copy[] {
  const { format, feed } = parse(text)
  const agency = titleOf(feed)
  const kind: FeedFormat = format === 'atom' ? 'atom' : format === 'json' ? 'json-feed' : 'rss'
  const entries = [...objectsAt(feed, 'items'), ...objectsAt(feed, 'entries')]
  return [
    ...entries.map((entry) => readEntry({ entry, feed, format: kind, agency, timeZone })),
    ...childrenOf(root, 'deleted-entry').map((entry) => deleted({ entry, agency })),
  ]
}

function parse(text: string): { format: string; feed: JsonObject } {
  try {
    const { format, feed } = parseFeed(text)
    return { format, feed: isObject(feed) ? feed : {} }
  } catch (error) {
    // The library gives up on a feed that lacks what every feed has.
    throw new WireError({
      code: 'malformed',
      message: `The feed cannot be read: ${error instanceof Error ? error.message : String(error)}.`,
      received: 'a feed',
    })
  }
}

/** A tombstone (RFC 6721): a notice for the desk. Gone from a feed is not withdrawn, so it is no kill. */
function deleted({ entry, agency }: { entry: XmlElement; agency: string }): Copy {
  return {
    format: 'atom',
    agency,
    id: entry.attributes.ref ?? '',
    actions: ['advisory'],
    body: [],
    times: { version: toInstant(entry.attributes.when) },
    findings: [{ code: 'deleted', line: entry.line, message: 'The feed says that this entry was deleted.' }],
  }
}

function readEntry({
  entry,
  feed,
  format,
  agency,
  timeZone,
}: {
  entry: JsonObject
  feed: JsonObject
  format: FeedFormat
  agency: string
  timeZone: string | undefined
}): Copy {
  const times = new TimeReader({ timeZone })
  const dc = objectAt(entry, 'dc')
  const changed =
    textAt(entry, 'updated', 'date_modified') || (textsAt(objectAt(entry, 'dcterms'), 'modified')[0] ?? '')
  const published = textAt(entry, 'published', 'pubDate', 'date_published') || textsAt(dc, 'dates')[0] || ''
  const html = contentOf(entry)
  const body = readCharacterData(html, 1, { isHtml: true })
  const summary = summaryOf(entry, html)
  const version = times.read(changed, 0)

  return {
    format,
    agency,
    id: guidOf(entry) || linkOf(entry),
    version: version ?? '',
    headline: titleOf(entry),
    ...(summary ? { summary } : {}),
    byline: authorsOf(entry, feed).join(' and '),
    body: body.body,
    pictures: picturesOf(entry),
    subjects: categoriesOf(entry),
    rights: {
      notice: textAt(entry, 'rights') || textAt(dc, 'rights') || textAt(feed, 'copyright', 'rights'),
    },
    language: textAt(entry, 'language') || textAt(feed, 'language'),
    times: { created: times.read(published, 0), version },
    findings: [...times.findings, ...body.findings],
  }
}

/** A text, or the value of a text with attributes (`{ value, type }`). */
function valueAt(object: JsonObject, key: string): string {
  const value = object[key]
  return isObject(value) ? textAt(value, 'value') : textAt(object, key)
}

const titleOf = (object: JsonObject): string => wordsOf(valueAt(object, 'title'))

/** The whole text if the feed has it, else its summary. */
function contentOf(entry: JsonObject): string {
  const encoded = valueAt(objectAt(entry, 'content'), 'encoded')
  return (
    encoded ||
    valueAt(entry, 'content') ||
    textAt(entry, 'content_html', 'content_text') ||
    valueAt(entry, 'description') ||
    valueAt(entry, 'summary')
  )
}

function summaryOf(entry: JsonObject, content: string): string {
  const summary = valueAt(entry, 'summary') || valueAt(entry, 'description')
  return summary === content ? '' : wordsOf(summary)
}

function guidOf(entry: JsonObject): string {
  return valueAt(entry, 'guid') || textAt(entry, 'id')
}

function linkOf(entry: JsonObject): string {
  const [link] = objectsAt(entry, 'links')
  return textAt(entry, 'link', 'url', 'external_url') || (link ? textAt(link, 'href') : '')
}

function authorsOf(entry: JsonObject, feed: JsonObject): readonly string[] {
  const people = [...objectsAt(entry, 'authors'), ...objectsAt(entry, 'author')].map((author) =>
    textAt(author, 'name'),
  )
  const dc = objectAt(entry, 'dc')
  const creators = [dc.creator, ...(Array.isArray(dc.creators) ? (dc.creators as unknown[]) : [])].filter(
    (each): each is string => typeof each === 'string' && each.trim() !== '',
  )
  const named = [...people, ...creators].filter((name) => name !== '')
  return [
    ...new Set(named.length > 0 ? named : objectsAt(feed, 'authors').map((author) => textAt(author, 'name'))),
  ].filter(Boolean)
}

const categoriesOf = (entry: JsonObject): Copy['subjects'] => [
  ...objectsAt(entry, 'categories').map((each) => ({
    code: textAt(each, 'term'),
    name: textAt(each, 'name', 'label', 'term'),
    scheme: textAt(each, 'domain', 'scheme'),
  })),
  ...(Array.isArray(entry.tags) ? (entry.tags as unknown[]) : []).flatMap((tag) =>
    typeof tag === 'string' ? [{ code: '', name: tag, scheme: '' }] : [],
  ),
]

function picturesOf(entry: JsonObject): readonly WirePicture[] {
  const media = objectAt(entry, 'media')
  const groups = [media, ...objectsAt(media, 'group'), ...objectsAt(media, 'groups')]
  const contents = groups.flatMap((group) => objectsAt(group, 'contents').map((each) => ({ group, each })))
  const enclosures = [...objectsAt(entry, 'enclosures'), ...objectsAt(entry, 'attachments')].map((each) => ({
    group: media,
    each,
  }))
  const seen = new Set<string>()
  return [...contents, ...enclosures].flatMap(({ group, each }): WirePicture[] => {
    const href = textAt(each, 'url')
    const mimeType = textAt(each, 'type', 'mime_type')
    if (
      href === '' ||
      seen.has(href) ||
      !(mimeType.startsWith('image/') || textAt(each, 'medium') === 'image')
    )
      return []
    seen.add(href)
    const [credit] = [...objectsAt(each, 'credits'), ...objectsAt(group, 'credits')]
    return [
      pictureOf({
        id: href,
        href,
        mimeType,
        width: pixels(textAt(each, 'width')),
        height: pixels(textAt(each, 'height')),
        headline: valueAt(each, 'title'),
        caption: valueAt(each, 'description') || valueAt(group, 'description'),
        credit: credit ? textAt(credit, 'value') : '',
      }),
    ]
  })
}
