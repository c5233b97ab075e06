import type { Copy } from '../copy'
import type { WirePicture, WireSubject } from '../item'
import { isObject, numberAt, objectAt, objectsAt, textAt, textsAt, type JsonObject } from '../json'
import type { Finding } from '../story'
import { parseXml } from '../xml'
import { readNitf } from './nitf'
import { pictureOf } from './pictures'
import { actionNamed, readStatus, strictest } from './status'
import { readEmbargo, TimeReader } from './times'

/**
 * The items of an answer of AP's Media API 2.2 (`data.items[].item`, `data.item`) or of a file with one item, as AP Media Agent writes them.
 * The text is in NITF: read where it stands in the item (`nitf`, or `renditions.nitf` with its content); if the item only has its address,
 * the copy has no body and a finding names the address. Identity is `altids.itemid`, the revision `altids.etag`, the order `version`.
 */
export function readApMedia(root: JsonObject): readonly Copy[] {
  return itemsOf(root).map(readItem)
}

/** Whether JSON is an answer of the API, or one of its items. */
export function isApMedia(root: JsonObject): boolean {
  return itemsOf(root).length > 0
}

function itemsOf(root: JsonObject): readonly JsonObject[] {
  const data = objectAt(root, 'data')
  const rows = [
    ...objectsAt(data, 'items').map((row) => objectAt(row, 'item')),
    objectAt(data, 'item'),
    objectAt(root, 'item'),
    root,
  ]
  return rows.filter((item) => textAt(objectAt(item, 'altids'), 'itemid') !== '')
}

function readItem(item: JsonObject): Copy {
  const ids = objectAt(item, 'altids')
  const nitf = nitfOf(item)
  const text = nitf === '' ? undefined : readNitf(parseXml(nitf), {})[0]
  const signals = textsAt(item, 'signals').map((signal) => signal.toLowerCase())
  const isTest = signals.includes('test')
  const types = textsAt(item, 'editorialtypes')
  const isStory = /^(?:text|)$/.test(textAt(item, 'type'))
  const by = objectsAt(item, 'bylines')
  const href = textAt(objectAt(objectAt(item, 'renditions'), 'nitf'), 'href')
  const status = readStatus(textAt(item, 'pubstatus'), 0)
  const times = new TimeReader({})
  const time = (key: string) => times.read(textAt(item, key), 0)
  const versionCreated = time('versioncreated')
  const embargo = readEmbargo({ written: textAt(item, 'embargoed'), times, versionCreated })
  const headline = textAt(item, 'headline')
  const slugline = textAt(item, 'slugline', 'title')

  return {
    ...text,
    format: 'ap-media',
    agency: agencyOf(item, text?.rights?.holder),
    id: textAt(ids, 'itemid'),
    version: textAt(item, 'version'),
    revision: textAt(ids, 'etag'),
    status: strictest([status.status, embargo.status, text?.status]),
    actions: [
      ...(text?.actions ?? []),
      ...types.flatMap((type) => actionNamed(type) ?? []),
      // Without this signal AP's items are for the desk: advisories, digests, daybooks.
      ...(isTest || (signals.length > 0 && !signals.includes('newscontent')) ? (['advisory'] as const) : []),
    ],
    embargoedUntil: embargo.until ?? text?.embargoedUntil ?? null,
    // Tables and agate have their slug for a headline.
    headline:
      headline === textAt(ids, 'referenceid') ? (text?.headline ?? '') : headline || (text?.headline ?? ''),
    summary: textAt(item, 'headline_extended', 'description_summary') || (text?.summary ?? ''),
    slugline,
    edNotes: [
      ...textsAt(item, 'ednote'),
      ...(text?.edNotes ?? []).filter((note) => !textsAt(item, 'ednote').includes(note)),
    ],
    byline:
      by.length > 0
        ? by.map((row) => [textAt(row, 'by'), textAt(row, 'title')].filter(Boolean).join('\n')).join('\n')
        : (text?.byline ?? ''),
    located: textAt(item, 'located') || (text?.located ?? ''),
    body: text?.body ?? [],
    pictures: isStory ? associatedPictures(item) : [ownPicture(item)],
    subjects: objectsAt(item, 'subject').filter(isDirect).map(subjectOf),
    rights: {
      holder: text?.rights?.holder ?? '',
      notice: textAt(item, 'copyrightnotice') || (text?.rights?.notice ?? ''),
      terms: textsAt(item, 'usageterms'),
      expires: time('expires') ?? '',
    },
    language: textAt(item, 'language'),
    urgency: numberAt(item, 'urgency'),
    times: {
      created: time('firstcreated'),
      version: versionCreated,
    },
    findings: [
      ...status.findings,
      ...times.findings,
      ...(text?.findings ?? []),
      ...(isTest ? [TEST] : []),
      ...(nitf === '' && isStory && href !== '' ? [elsewhere(href)] : []),
    ],
  }
}

function nitfOf(item: JsonObject): string {
  const rendition = objectAt(item, 'renditions').nitf
  const candidates = [item.nitf, rendition, ...(isObject(rendition) ? Object.values(rendition) : [])]
  return (
    candidates.find((each): each is string => typeof each === 'string' && each.trimStart().startsWith('<')) ??
    ''
  )
}

/** Whose copy it is: AP's own, or a partner's that AP passes on, who is named as its holder. */
function agencyOf(item: JsonObject, holder: string | undefined): string {
  const [source] = objectsAt(item, 'infosource')
  const named = source ? textAt(source, 'name') : ''
  if (holder && !/\b(?:AP|Associated Press)\b/.test(holder)) return holder
  return named && !/\b(?:AP|Associated Press)\b/.test(named) ? named : 'AP'
}

/** Subjects that AP assigned, not those it derived from them. */
function isDirect(subject: JsonObject): boolean {
  const relations = textsAt(subject, 'rels')
  return (
    relations.length === 0 ||
    relations.includes('direct') ||
    relations.includes('category') ||
    relations.includes('suppcategory')
  )
}

const subjectOf = (subject: JsonObject): WireSubject => ({
  code: textAt(subject, 'code'),
  name: textAt(subject, 'name'),
  scheme: textAt(subject, 'scheme').replace(/\/$/, ''),
})

/** The pictures of a story by rank. Captions and files are only at their own addresses. */
function associatedPictures(item: JsonObject): readonly WirePicture[] {
  return Object.entries(objectAt(item, 'associations'))
    .sort(([one], [other]) => Number(one) - Number(other))
    .flatMap(([, value]) =>
      isObject(value) && /^(?:picture|graphic)$/.test(textAt(value, 'type')) ? [ownPicture(value)] : [],
    )
}

function ownPicture(picture: JsonObject): WirePicture {
  const renditions = Object.entries(objectAt(picture, 'renditions')).flatMap(([name, value]) =>
    isObject(value) ? [{ name, ...value }] : [],
  )
  const main: JsonObject =
    renditions.find(({ name }) => name === 'main') ?? renditions.find(({ name }) => name === 'preview') ?? {}
  const photographer = objectAt(picture, 'photographer')
  return pictureOf({
    id: textAt(objectAt(picture, 'altids'), 'itemid'),
    version: textAt(picture, 'version'),
    href: textAt(main, 'href') || textAt(picture, 'uri'),
    mimeType: textAt(main, 'mimetype'),
    width: numberAt(main, 'width'),
    height: numberAt(main, 'height'),
    headline: textAt(picture, 'headline'),
    caption: textAt(picture, 'description_caption'),
    credit: textAt(picture, 'description_creditline'),
    photographer: textAt(photographer, 'name') || textsAt(photographer, 'name')[0] || '',
  })
}

const TEST: Finding = { code: 'test-item', line: 0, message: 'A test of the wire: it never becomes a story.' }

const elsewhere = (href: string): Finding => ({
  code: 'body-elsewhere',
  line: 0,
  message: `The text is not in this file, but at ${href}.`,
})
