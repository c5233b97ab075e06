import type { Copy } from '../copy'
import type { WirePicture, WireSubject } from '../item'
import { numberAt, objectAt, objectsAt, textAt, textsAt, isObject, type JsonObject } from '../json'
import type { Finding } from '../story'
import { readCharacterData, wordsOf, type BodyContent } from './bodyContent'
import { largest } from './pictures'
import { readStatus, strictest } from './status'
import { readEmbargo, TimeReader } from './times'

/**
 * An item of ninjs 1.0–3.1 (IPTC), told from the names of its fields whichever version it states: `body_html`, `bodies` with `contenttype`,
 * or `bodies` with `contentType`. Reads the dialects of Superdesk (`guid`, `priority`, times with `+0000`) and TT (`revisions`).
 */
export function readNinjs(
  item: JsonObject,
  { timeZone }: { timeZone?: string | undefined } = {},
): readonly Copy[] {
  const findings: Finding[] = []
  const times = new TimeReader({ timeZone })
  const time = (...keys: string[]) => times.read(textAt(item, ...keys), 0)
  const status = readStatus(textAt(item, 'pubstatus', 'pubStatus'), 0)
  const versionCreated = time('versioncreated', 'versionCreated')
  const embargo = readEmbargo({ written: textAt(item, 'embargoed', 'embargoedUntil'), times, versionCreated })
  const body = bodyOf(item)
  const type = textAt(item, 'type')
  if (type === 'event' || type === 'planning') findings.push(notAStory(type))
  const isPart = /^(?:incomplete|partial)$/.test(textAt(item, 'representationtype', 'representationType'))
  if (isPart) findings.push(INCOMPLETE)

  return [
    {
      format: 'ninjs',
      agency: agencyOf(item),
      id: textAt(item, 'uri', 'guid'),
      version: textAt(item, 'version'),
      status: strictest([status.status, embargo.status]),
      actions: type === 'event' || type === 'planning' ? ['advisory'] : actionsOf(item),
      isComplete: !isPart,
      embargoedUntil: embargo.until,
      headline: described(item, 'headline', 'headlines'),
      summary: described(item, 'description', 'descriptions', 'summary'),
      slugline: textAt(item, 'slugline'),
      edNotes: textsAt(item, 'ednote').concat(textsAt(item, 'edNote')),
      byline: textAt(item, 'byline', 'by'),
      located: textAt(item, 'located'),
      body: body.body,
      pictures: picturesOf(item),
      subjects: ['subject', 'subjects'].flatMap((key) => objectsAt(item, key)).map(subjectOf),
      rights: {
        holder: textAt(item, 'copyrightholder', 'copyrightHolder'),
        notice: textAt(item, 'copyrightnotice', 'copyrightNotice'),
        terms: textsAt(item, 'usageterms').concat(textsAt(item, 'usageTerms')),
        expires: time('expires') ?? '',
      },
      language: textAt(item, 'language'),
      urgency: numberAt(item, 'urgency'),
      times: {
        created: time('firstcreated', 'firstCreated'),
        version: versionCreated,
      },
      findings: [...findings, ...status.findings, ...times.findings, ...body.findings],
    },
  ]
}

function agencyOf(item: JsonObject): string {
  const sources = ['infosource', 'infosources', 'infoSources'].flatMap((key) => objectsAt(item, key))
  return textAt(item, 'source', 'provider') || (sources[0] ? textAt(sources[0], 'name', 'literal') : '')
}

/** The signals and profile of a correction, where a provider states them. */
function actionsOf(item: JsonObject): Copy['actions'] {
  const signals = [...textsAt(item, 'signal'), ...textsAt(item, 'profile'), ...textsAt(item, 'genre')]
  return signals.some((each) => /correct/i.test(each)) ? ['correction'] : []
}

/** `headline` or `headlines[{role, value}]`: the one with the role main, else the first; `description_text` in version 1. */
function described(item: JsonObject, single: string, list: string, role = 'main'): string {
  const rows = objectsAt(item, list)
  const chosen = rows.find((row) => textAt(row, 'role').endsWith(role)) ?? rows[0]
  if (chosen) return plain(textAt(chosen, 'value'), textAt(chosen, 'contenttype', 'contentType'))
  const text = textAt(item, single, `${single}_text`)
  return text === '' ? plain(textAt(item, `${single}_html`, `${single}_xhtml`), 'html') : plain(text, '')
}

function plain(text: string, type: string): string {
  return type.includes('html') ? wordsOf(text) : text
}

function bodyOf(item: JsonObject): BodyContent {
  const bodies = objectsAt(item, 'bodies').map((row) => ({
    type: textAt(row, 'contenttype', 'contentType'),
    value: textAt(row, 'value'),
  }))
  for (const [key, value] of Object.entries(item)) {
    const [, kind] = /^body_(\w+)$/.exec(key) ?? []
    if (kind && typeof value === 'string' && value.trim() !== '') bodies.push({ type: kind, value })
  }
  const written = bodies.filter(({ value }) => value !== '')
  const best =
    written.find(({ type }) => /xhtml/i.test(type)) ??
    written.find(({ type, value }) => /html/i.test(type) || (type === '' && /<p[ >]/i.test(value))) ??
    written[0]
  if (!best) return { body: [], pictures: [], findings: [] }
  return readCharacterData(best.value, 1, { isHtml: /html/i.test(best.type) })
}

/** `associations` as an object by name (1.x) or a list with names (2, 3): those that are pictures, in order. */
function picturesOf(item: JsonObject): readonly WirePicture[] {
  const associated = Array.isArray(item.associations)
    ? objectsAt(item, 'associations')
    : Object.values(objectAt(item, 'associations')).filter(isObject)
  const pictures = associated.filter((each) => /^(?:picture|graphic|)$/.test(textAt(each, 'type')))
  const own = /^(?:picture|graphic)$/.test(textAt(item, 'type')) ? [item] : []
  return [...own, ...pictures].map(toPicture)
}

function toPicture(picture: JsonObject): WirePicture {
  const renditions = Array.isArray(picture.renditions)
    ? objectsAt(picture, 'renditions')
    : Object.values(objectAt(picture, 'renditions')).filter(isObject)
  const best =
    largest(renditions, (each) => [(numberAt(each, 'width') ?? 0) * (numberAt(each, 'height') ?? 0)]) ?? {}
  return {
    id: textAt(picture, 'uri', 'guid'),
    version: textAt(picture, 'version'),
    href: textAt(best, 'href'),
    mimeType: textAt(best, 'contenttype', 'contentType', 'mimetype') || textAt(picture, 'mimetype'),
    width: numberAt(best, 'width'),
    height: numberAt(best, 'height'),
    headline: described(picture, 'headline', 'headlines'),
    caption: described(picture, 'description', 'descriptions', 'caption'),
    credit:
      textAt(picture, 'creditline', 'creditLine') || textAt(picture, 'copyrightholder', 'copyrightHolder'),
    photographer: textAt(picture, 'byline', 'by'),
    alt: textAt(picture, 'alt_text', 'altText'),
  }
}

function subjectOf(subject: JsonObject): WireSubject {
  const uri = textAt(subject, 'uri')
  const [, ofUri = ''] = /([^/:#]+)$/.exec(uri) ?? []
  const code = textAt(subject, 'code', 'qcode') || ofUri
  const [, alias = '', bare = code] = /^([a-z]+):(.+)$/i.exec(code) ?? []
  return {
    code: bare,
    name: textAt(subject, 'name', 'literal'),
    scheme:
      textAt(subject, 'scheme') || alias || uri.slice(0, uri.length - ofUri.length).replace(/[/:#]$/, ''),
  }
}

const notAStory = (type: string): Finding => ({
  code: 'not-a-story',
  line: 0,
  message: `This describes an ${type === 'event' ? 'event' : 'assignment in planning'}, not a story.`,
})

const INCOMPLETE: Finding = {
  code: 'incomplete',
  line: 0,
  message: 'The provider calls this representation incomplete: it must not replace a complete one.',
}
