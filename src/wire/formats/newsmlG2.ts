import type { Copy } from '../copy'
import { WireError } from '../errors'
import type { WireAction, WirePicture, WireSubject } from '../item'
import type { BodyBlock, Finding } from '../story'
import { childOf, childrenOf, collapse, descendantsOf, rawTextIn, textIn, type XmlElement } from '../xml'
import { agencyName } from '../agencyName'
import { blocksOf } from './markup'
import { readNitf, urgencyOf } from './nitf'
import { largest, pictureOf, pixels } from './pictures'
import { readMarkup, readCharacterData } from './bodyContent'
import { actionNamed, codeOf, findUntimedEmbargo, readStatus, strictest } from './status'
import { isAfter, TimeReader, type ReadOptions } from './times'

/**
 * NewsML-G2 → its items, in document order. `root` is a newsItem, a packageItem or a newsMessage of several. A usable picture that a text
 * item or a package in the same message refers to belongs to that text; any other picture is an item of its own. A package stands for itself
 * only if none of its texts is there, or if it is not usable.
 *
 * @throws WireError `unknown-format` for the other items of NewsML-G2, such as a concept
 */
export function readNewsmlG2(root: XmlElement, options: ReadOptions = {}): readonly Copy[] {
  const elements = root.name === 'newsMessage' ? itemsOf(root) : [root]
  const items = elements.filter(({ name }) => NEWS.has(name)).map((element) => readItem(element, options))
  if (items.length === 0) throw noNews(root, elements)
  return link(items)
}

const NEWS = new Set(['newsItem', 'packageItem'])

function itemsOf(message: XmlElement): readonly XmlElement[] {
  return childrenOf(message, 'itemSet').flatMap(({ children }) =>
    children.filter((child): child is XmlElement => typeof child !== 'string'),
  )
}

function noNews(root: XmlElement, elements: readonly XmlElement[]): WireError {
  const what = elements[0]?.name ?? 'newsMessage without an item'
  return new WireError({
    code: 'unknown-format',
    line: elements[0]?.line ?? root.line,
    message: `This NewsML-G2 holds no news item but a ${what}.`,
    received: `NewsML-G2 ${what}`,
  })
}

type Item = {
  readonly guid: string
  readonly kind: 'text' | 'picture' | 'package'
  /** The ids that it names: in a package its members, elsewhere its links. */
  readonly references: readonly string[]
  readonly copy: Copy
}

function link(items: readonly Item[]): readonly Copy[] {
  const pictures = new Map(
    items.filter((item) => item.kind === 'picture' && mayBelong(item.copy)).map((item) => [item.guid, item]),
  )
  const texts = new Map(items.filter(({ kind }) => kind === 'text').map((item) => [item.guid, item]))
  const owned = new Map<string, string[]>()
  const taken = new Set<string>()
  const own = (owner: string, references: readonly string[]) => {
    const found = references.filter((guid) => pictures.has(guid))
    owned.set(owner, [...new Set([...(owned.get(owner) ?? []), ...found])])
    for (const guid of found) taken.add(guid)
  }
  const placeless: Item[] = []
  for (const item of items) {
    if (item.kind === 'text') own(item.guid, item.references)
    if (item.kind !== 'package') continue
    const text = item.references.find((guid) => texts.has(guid))
    if (text !== undefined && item.copy.status === 'usable') own(text, item.references)
    else placeless.push(item)
  }
  for (const item of placeless) if (item.copy.status === 'usable') own(item.guid, item.references)

  return items
    .filter((item) =>
      item.kind === 'package'
        ? placeless.includes(item)
        : item.kind === 'text' || !taken.has(item.guid) || !pictures.has(item.guid),
    )
    .map(({ guid, copy }) => withPictures(copy, owned.get(guid) ?? [], pictures))
}

/** A picture with a kill or an embargo of its own is not hidden in a story. */
function mayBelong({ status, embargoedUntil, actions = [] }: Copy): boolean {
  return status === 'usable' && !embargoedUntil && !actions.includes('kill') && !actions.includes('withhold')
}

function withPictures(copy: Copy, guids: readonly string[], items: ReadonlyMap<string, Item>): Copy {
  const linked = guids.flatMap((guid) => items.get(guid)?.copy.pictures ?? [])
  const ids = new Set(linked.map(({ id }) => id))
  return linked.length === 0
    ? copy
    : { ...copy, pictures: [...linked, ...(copy.pictures ?? []).filter(({ id }) => !ids.has(id))] }
}

function readItem(element: XmlElement, options: ReadOptions): Item {
  const meta = childOf(element, 'itemMeta')
  const content = childOf(element, 'contentMeta')
  const times = new TimeReader(options)
  const time = (parent: XmlElement | undefined, name: string) => {
    const found = childOf(parent, name)
    return found ? times.read(textIn(found), found.line) : null
  }
  const identity = identityOf(element)
  const kind = kindOf(element)
  const stated = statusOf(meta)
  const created = time(meta, 'firstCreated') ?? time(content, 'contentCreated')
  const versionCreated = time(meta, 'versionCreated') ?? time(content, 'contentModified')
  const embargo = time(meta, 'embargoed')
  const isHeld = embargo === null ? hasText(meta, 'embargoed') : isAfter(embargo, versionCreated)

  const headline = headlineOf(content) || textIn(childOf(meta, 'title'))
  const body = kind === 'package' ? NO_BODY : bodyOf(element, headline, options)
  const embargoedUntil = embargo ?? body.copy.embargoedUntil ?? null
  const status = strictest([stated.status, body.copy.status, isHeld ? 'embargoed' : 'usable'])
  const notes = childrenOf(meta, 'edNote').map(noteText)
  const edNotes = [...notes, ...(body.copy.edNotes ?? [])].filter((note) => note !== '')
  const descriptions = childrenOf(content, 'description')
  const signals = signalsOf(meta)

  const copy: Copy = {
    format: 'newsml-g2',
    agency: agencyName(partyName(childOf(meta, 'provider'))) || (body.copy.agency ?? ''),
    id: identity.id,
    version: identity.version,
    revision: identity.revision,
    status,
    actions: [...signals.actions, ...noteActions(meta), ...(body.copy.actions ?? [])],
    embargoedUntil,
    headline: headline || (body.copy.headline ?? ''),
    summary:
      byRole(descriptions, kind === 'picture' ? SUMMARY : [...SUMMARY, '']) ||
      byRole(childrenOf(content, 'headline'), SUBHEAD) ||
      (body.copy.summary ?? ''),
    slugline: textIn(childOf(content, 'slugline')) || (body.copy.slugline ?? ''),
    edNotes,
    byline: kind === 'picture' ? '' : bylineOf(content) || (body.copy.byline ?? ''),
    located: textIn(childOf(content, 'dateline')) || locatedOf(content) || (body.copy.located ?? ''),
    body: body.copy.body,
    ending: body.copy.ending ?? [],
    pictures:
      kind === 'package'
        ? membersOf(element)
        : [...ownPictures(element, kind), ...(body.copy.pictures ?? [])],
    subjects: subjectsOf(content),
    rights: rightsOf(element, time(meta, 'expires')),
    language: childOf(content, 'language')?.attributes.tag ?? element.attributes.lang ?? '',
    urgency: urgencyOf(textIn(childOf(content, 'urgency'))),
    times: { created, version: versionCreated },
    target: body.copy.target ?? null,
    findings: [
      ...stated.findings,
      ...signals.findings,
      ...times.findings,
      ...(body.copy.findings ?? []),
      ...findUntimedEmbargo({ status, embargoedUntil, notes: edNotes, line: meta?.line ?? element.line }),
    ],
  }
  return { guid: element.attributes.guid ?? '', kind, references: referencesOf(element), copy }
}

const MAIN = ['', 'main']
const SUMMARY = ['summary']
const SUBHEAD = ['subheadline', 'sub', 'subhead', 'extendedheadline']

/** The main headline; without one, the first that is neither a subheadline nor made for search engines. */
function headlineOf(content: XmlElement | undefined): string {
  const headlines = childrenOf(content, 'headline')
  const isOther = ({ attributes }: XmlElement) => /sub|seo|extended/i.test(codeOf(attributes.role ?? ''))
  return byRole(headlines, MAIN) || textIn(headlines.find((headline) => !isOther(headline)))
}

/** The text of the first element whose role has one of these codes, in the order of the codes; the empty string without one. */
function byRole(elements: readonly XmlElement[], roles: readonly string[]): string {
  for (const role of roles) {
    const found = elements.find(({ attributes }) => codeOf(attributes.role ?? '').toLowerCase() === role)
    if (found && textIn(found) !== '') return textIn(found)
  }
  return ''
}

const hasText = (parent: XmlElement | undefined, name: string): boolean =>
  textIn(childOf(parent, name)) !== ''

/** AP's item id is the same in its JSON, and so are its etag and its version there. A version is a number, however large. */
function identityOf(element: XmlElement): { id: string; version: string; revision: string } {
  const guid = (element.attributes.guid ?? '').trim()
  const alternatives = new Map(
    [
      ...childrenOf(childOf(element, 'itemMeta'), 'altId'),
      ...childrenOf(childOf(element, 'contentMeta'), 'altId'),
    ].map((alternative) => [(alternative.attributes.type ?? '').toLowerCase(), textIn(alternative)]),
  )
  const version =
    alternatives.get('ap:recordsequencenumber') || (element.attributes.version ?? '').trim() || '1'
  const isReuters = guid.startsWith('tag:reuters.com')
  return {
    id: alternatives.get('ap:itemid') || guid.replace(/^tag:ap\.org,\d{4}:/, ''),
    version: /^\d{1,100}$/.test(version) ? BigInt(version).toString() : version,
    revision: alternatives.get('ap:etag') || (isReuters ? `${guid}:${version}` : ''),
  }
}

function kindOf(element: XmlElement): Item['kind'] {
  if (element.name === 'packageItem') return 'package'
  const itemClass = childOf(element, 'itemMeta', 'itemClass')
  const code = codeOf(itemClass?.attributes.qcode ?? itemClass?.attributes.uri ?? '').toLowerCase()
  return code === 'picture' || code === 'graphic' ? 'picture' : 'text'
}

function statusOf(meta: XmlElement | undefined) {
  const element = childOf(meta, 'pubStatus')
  return readStatus(element?.attributes.qcode ?? element?.attributes.uri, element?.line ?? 1)
}

/** Signals, roles, profiles and genres that ask for an action. */
function signalsOf(meta: XmlElement | undefined): {
  actions: readonly WireAction[]
  findings: readonly Finding[]
} {
  const elements = ['signal', 'role', 'profile'].flatMap((name) => childrenOf(meta, name))
  const words = elements.flatMap((element) => [
    codeOf(element.attributes.qcode ?? element.attributes.uri ?? ''),
    ...childrenOf(element, 'name').map(textIn),
    ...(childrenOf(element, 'name').length === 0 ? [textIn(element)] : []),
  ])
  const test = elements.find(({ attributes }) => /^test$/i.test(codeOf(attributes.qcode ?? '')))
  const isTest: Finding[] = test
    ? [{ code: 'test-item', line: test.line, message: 'The provider marks this item as a test.' }]
    : []
  return {
    actions: [
      ...words.map(actionNamed).filter((action) => action !== null),
      ...(test ? (['advisory'] as const) : []),
    ],
    findings: isTest,
  }
}

/** dpa: `dpaednoterole:correction`, `correctionshort`, `correction_consumerready`. */
function noteActions(meta: XmlElement | undefined): readonly WireAction[] {
  const isCorrection = childrenOf(meta, 'edNote').some(({ attributes }) =>
    /^correction/i.test(codeOf(attributes.role ?? '')),
  )
  return isCorrection ? ['correction'] : []
}

/** A note may be XHTML: a line for each of its paragraphs. */
function noteText(note: XmlElement): string {
  return blocksOf(note)
    .blocks.map(({ text }) => text)
    .join('\n')
}

/** The name of a party, as the item says it. */
function partyName(element: XmlElement | undefined): string {
  if (!element) return ''
  const { literal, qcode, uri } = element.attributes
  return (
    textIn(childOf(element, 'name')) ||
    collapse(literal ?? '') ||
    codeOf(qcode ?? uri ?? '') ||
    textIn(element)
  )
}

function bylineOf(content: XmlElement | undefined): string {
  return childrenOf(content, 'by').map(textIn).filter(Boolean).join('\n')
}

function locatedOf(content: XmlElement | undefined): string {
  const located = childOf(content, 'located')
  return textIn(childOf(located, 'name')) || collapse(located?.attributes.literal ?? '')
}

function subjectsOf(content: XmlElement | undefined): readonly WireSubject[] {
  return (content?.children ?? []).flatMap((child): WireSubject[] => {
    if (typeof child === 'string') return []
    if (child.name === 'keyword') return [{ code: '', name: textIn(child), scheme: 'keyword' }]
    return child.name === 'subject' ? [subjectOf(child)] : []
  })
}

function subjectOf(element: XmlElement): WireSubject {
  const { qcode, uri, literal } = element.attributes
  const name = textIn(childOf(element, 'name')) || collapse(literal ?? '')
  const coded = (qcode ?? uri ?? '').trim()
  const code = codeOf(coded)
  const scheme = coded.slice(0, coded.length - code.length)
  return { code, name, scheme: qcode === undefined ? scheme : scheme.replace(/:$/, '') }
}

function rightsOf(element: XmlElement, expires: string | null): Copy['rights'] {
  const infos = childrenOf(element, 'rightsInfo')
  const texts = (name: string) => infos.flatMap((info) => childrenOf(info, name).map(textIn)).filter(Boolean)
  const holders = infos.flatMap((info) => childrenOf(info, 'copyrightHolder').map(partyName))
  return {
    holder: holders.find((holder) => holder !== '') ?? '',
    notice: texts('copyrightNotice').join('\n'),
    terms: texts('usageTerms'),
    expires: expires ?? '',
  }
}

function referencesOf(element: XmlElement): readonly string[] {
  const elements =
    element.name === 'packageItem'
      ? descendantsOf(childOf(element, 'groupSet'), 'itemRef')
      : [
          ...childrenOf(childOf(element, 'itemMeta'), 'link'),
          ...descendantsOf(childOf(element, 'contentSet'), 'remoteContent', 'itemRef'),
          ...childrenOf(element, 'assert').flatMap((assert) => childrenOf(assert, 'link')),
        ]
  return elements.map(({ attributes }) => attributes.residref?.trim() ?? '').filter(Boolean)
}

/** The pictures that a package names: where each one is, its own item tells. */
function membersOf(element: XmlElement): readonly WirePicture[] {
  return descendantsOf(childOf(element, 'groupSet'), 'itemRef')
    .filter((reference) =>
      /^(?:picture|graphic)$/i.test(codeOf(childOf(reference, 'itemClass')?.attributes.qcode ?? '')),
    )
    .map((reference) =>
      pictureOf({
        id: reference.attributes.residref?.trim() ?? '',
        version: reference.attributes.version ?? '',
        headline: textIn(childOf(reference, 'headline')) || textIn(childOf(reference, 'title')),
      }),
    )
}

/** The remote contents of a picture's item are one picture; those of a text are a picture each, unless they are named renditions of one. */
function ownPictures(element: XmlElement, kind: Item['kind']): readonly WirePicture[] {
  const remote = descendantsOf(childOf(element, 'contentSet'), 'remoteContent').filter((content) => {
    const isImage = /^image\//i.test(content.attributes.contenttype ?? '')
    return isImage || (kind === 'picture' && (content.attributes.contenttype ?? '') === '')
  })
  if (kind === 'picture') return [pictureIn(element, remote)]
  if (remote.length === 0) return []
  const renditions = remote.map(({ attributes }) => attributes.rendition ?? '')
  const isOne = renditions.every(Boolean) && new Set(renditions).size === renditions.length
  const groups = isOne ? [remote] : remote.map((content) => [content])
  return groups.map((group) => {
    const { href, mimeType, width, height } = largestOf(group)
    return pictureOf({ id: group[0]?.attributes.residref ?? href, href, mimeType, width, height })
  })
}

function pictureIn(element: XmlElement, remote: readonly XmlElement[]): WirePicture {
  const content = childOf(element, 'contentMeta')
  const { id, version } = identityOf(element)
  const descriptions = childrenOf(content, 'description')
  return pictureOf({
    id,
    version,
    ...largestOf(remote),
    headline: headlineOf(content),
    caption: byRole(descriptions, ['caption', '']),
    credit: textIn(childOf(content, 'creditline')),
    photographer: bylineOf(content) || partyName(childOf(content, 'creator')),
    alt: byRole(descriptions, ['alttext', 'alt']),
  })
}

const RENDITIONS = ['highres', 'main', 'baseimage', 'preview', 'viewimage', 'web', 'thumbnail']

function largestOf(remote: readonly XmlElement[]) {
  const found = largest(remote, ({ attributes }) => {
    const rank = RENDITIONS.indexOf(codeOf(attributes.rendition ?? '').toLowerCase())
    return [
      (pixels(attributes.width) ?? 0) * (pixels(attributes.height) ?? 0),
      rank === -1 ? 0 : RENDITIONS.length - rank,
      /^\d{1,15}$/.test(attributes.size ?? '') ? Number(attributes.size) : 0,
    ]
  })
  return {
    href: found?.attributes.href ?? '',
    mimeType: found?.attributes.contenttype ?? '',
    width: pixels(found?.attributes.width),
    height: pixels(found?.attributes.height),
  }
}

type Body = { readonly copy: Omit<Copy, 'format'> }

const NO_BODY: Body = { copy: { body: [] } }

/** The alternatives of a content set say the same: the first in the richest form that has text is the body. */
function bodyOf(element: XmlElement, headline: string, options: ReadOptions): Body {
  const contents = (childOf(element, 'contentSet')?.children ?? [])
    .filter((child): child is XmlElement => typeof child !== 'string')
    .filter(({ name }) => name === 'inlineXML' || name === 'inlineData')
    .map((content) => ({ content, rank: rankOf(content) }))
    .sort((one, other) => one.rank - other.rank)
  let best = NO_BODY
  for (const { content } of contents) {
    const read = readContent(content, options)
    if (read.copy.body.length > 0)
      return { copy: { ...read.copy, body: withoutHeadline(read.copy.body, headline) } }
    if (best === NO_BODY) best = read
  }
  return best
}

function rankOf({ name, attributes, children }: XmlElement): number {
  const type = (attributes.contenttype ?? '').toLowerCase()
  const hasRoot = (root: string) => children.some((child) => typeof child !== 'string' && child.name === root)
  if (name === 'inlineXML') return /nitf|html/.test(type) || hasRoot('nitf') || hasRoot('html') ? 0 : 1
  return type.includes('html') ? 2 : 3
}

function readContent(content: XmlElement, options: ReadOptions): Body {
  const nitf = childOf(content, 'nitf')
  if (nitf) {
    const [copy] = readNitf(nitf, options)
    return { copy }
  }
  if (content.name === 'inlineXML') return { copy: readMarkup(content) }
  const isHtml = /html/i.test(content.attributes.contenttype ?? '')
  return { copy: readCharacterData(rawTextIn(content), content.line, { isHtml }) }
}

/** Some bodies repeat the headline above the text. */
function withoutHeadline(body: readonly BodyBlock[], headline: string): readonly BodyBlock[] {
  const [first, ...others] = body
  return first?.type === 'subhead' && first.text === headline ? others : body
}
