import type { Copy } from '../copy'
import { WireError } from '../errors'
import type { WirePicture, WireSubject } from '../item'
import { childOf, childrenOf, collapse, descendantsOf, rawTextIn, textIn, type XmlElement } from '../xml'
import { agencyName } from '../agencyName'
import { blocksOf } from './markup'
import { readNitf, urgencyOf } from './nitf'
import { largest, pictureOf, pixels } from './pictures'
import { readMarkup, readCharacterData } from './bodyContent'
import { actionNamed, findUntimedEmbargo, readStatus, strictest } from './status'
import { TimeReader, type ReadOptions } from './times'

/**
 * NewsML 1.2 (AFP) → its items. `root` is the `NewsML` element or one `NewsItem`. The future status with its time is the embargo of an item
 * that may not be used yet, and the expiry of one that may. The texts of all nested components are the body, in document order.
 *
 * @throws WireError `unknown-format` if it has no item
 */
export function readNewsml12(root: XmlElement, options: ReadOptions = {}): readonly Copy[] {
  const items = root.name === 'NewsItem' ? [root] : childrenOf(root, 'NewsItem')
  if (items.length === 0) {
    throw new WireError({
      code: 'unknown-format',
      line: root.line,
      message: 'This NewsML has no NewsItem.',
      received: 'NewsML 1 without a NewsItem',
    })
  }
  return items.map((item) => readItem(item, options))
}

function readItem(item: XmlElement, options: ReadOptions): Copy {
  const management = childOf(item, 'NewsManagement')
  const times = new TimeReader(options)
  const time = (element: XmlElement | undefined) =>
    element ? times.read(textIn(element), element.line) : null
  const component = childOf(item, 'NewsComponent')
  const identity = identityOf(item)
  const content = component ? contentOf(component, identity.id, options) : NO_CONTENT
  const lines = content.lines.length > 0 ? content.lines : descendantsOf(component, 'NewsLines').slice(0, 1)
  const line = (name: string) => lines.map((each) => textsOf(each, name).join('\n')).find(Boolean) ?? ''

  const stated = readStatus(formalName(childOf(management, 'Status')), management?.line ?? item.line)
  const change = changeOf(management, time)
  const isChangeToUsable = change.future === 'usable' && stated.status !== 'usable'
  const embargoedUntil =
    (isChangeToUsable ? change.at : null) ??
    content.texts.map((text) => text.embargoedUntil).find(isFilled) ??
    null
  const status = strictest([stated.status, ...content.texts.map((text) => text.status)])

  const { texts } = content
  const first = <Key extends keyof Text>(key: Key) => texts.map((text) => text[key]).find(isFilled)
  const edNotes = [
    ...childrenOf(management, 'Instruction').map(textIn),
    ...lines.flatMap(editorLines),
    ...texts.flatMap((text) => text.edNotes ?? []),
  ].filter((note) => note !== '')
  const type = actionNamed(formalName(childOf(management, 'NewsItemType')) ?? '')

  return {
    format: 'newsml-1.2',
    agency: agencyOf(item),
    id: identity.id,
    version: identity.version,
    revision: identity.revision,
    status,
    actions: [...(type ? [type] : []), ...texts.flatMap((text) => text.actions ?? [])],
    embargoedUntil,
    headline: line('HeadLine') || (first('headline') ?? ''),
    summary: line('SubHeadLine') || (first('summary') ?? ''),
    slugline: line('SlugLine') || (first('slugline') ?? ''),
    edNotes,
    byline: (content.lines.length > 0 ? line('ByLine') : '') || (first('byline') ?? ''),
    located: line('DateLine') || locatedOf(component) || (first('located') ?? ''),
    body: texts.flatMap(({ body }) => body),
    ending: texts.flatMap(({ ending }) => ending ?? []),
    pictures: [...content.pictures, ...texts.flatMap(({ pictures }) => pictures ?? [])],
    subjects: subjectsOf(component),
    rights: rightsOf({
      component,
      notice: line('CopyrightLine'),
      time,
      expires: stated.status === 'usable' && isEnd(change.future) ? change.at : null,
    }),
    language:
      formalName(descendantsOf(component, 'Language')[0]) ??
      component?.attributes.lang ??
      item.attributes.lang ??
      '',
    urgency: urgencyOf(formalName(childOf(management, 'Urgency'))),
    times: {
      created: time(childOf(management, 'FirstCreated')),
      version: time(childOf(management, 'ThisRevisionCreated')),
    },
    target: first('target') ?? null,
    findings: [
      ...stated.findings,
      ...times.findings,
      ...texts.flatMap(({ findings }) => findings ?? []),
      ...findUntimedEmbargo({
        status,
        embargoedUntil,
        notes: edNotes,
        line: management?.line ?? item.line,
      }),
    ],
  }
}

const isFilled = (value: unknown): boolean => value !== undefined && value !== null && value !== ''

const isEnd = (status: string | null): boolean => status === 'canceled' || status === 'withheld'

function formalName(element: XmlElement | undefined): string | undefined {
  return element?.attributes.FormalName?.trim()
}

const textsOf = (parent: XmlElement, name: string): readonly string[] =>
  childrenOf(parent, name).map(textIn).filter(Boolean)

/** The identity leaves out the revision, which `urn:newsml:…` ends in. */
function identityOf(item: XmlElement): { id: string; version: string; revision: string } {
  const identifier = childOf(item, 'Identification', 'NewsIdentifier')
  const part = (name: string) => textIn(childOf(identifier, name))
  const revision = part('PublicIdentifier')
  const version = part('RevisionId')
  const parts = [part('ProviderId'), part('DateId'), part('NewsItemId')]
  return {
    id: parts.every(Boolean) ? `urn:newsml:${parts.join(':')}` : revision.replace(/:\d+[A-Z]?$/, ''),
    version: /^\d{1,100}$/.test(version) ? BigInt(version).toString() : version,
    revision,
  }
}

/** The provider of the identity: the party in the metadata is not in every version. */
function agencyOf(item: XmlElement): string {
  const provider = descendantsOf(item, 'Provider')[0]
  return agencyName(
    textIn(childOf(item, 'Identification', 'NewsIdentifier', 'ProviderId')) ||
      formalName(childOf(provider, 'Party')),
  )
}

function changeOf(
  management: XmlElement | undefined,
  time: (element: XmlElement | undefined) => string | null,
): { future: string | null; at: string | null } {
  const change = childOf(management, 'StatusWillChange')
  if (!change) return { future: null, at: null }
  const future = formalName(childOf(change, 'FutureStatus'))
  return { future: readStatus(future, change.line).status, at: time(childOf(change, 'DateAndTime')) }
}

/** Lines of a type of their own, which AFP uses for advice to editors. */
function editorLines(lines: XmlElement): readonly string[] {
  return childrenOf(lines, 'NewsLine')
    .filter((line) => /advis|editor|note/i.test(formalName(childOf(line, 'NewsLineType')) ?? ''))
    .flatMap((line) => textsOf(line, 'NewsLineText'))
}

function locatedOf(component: XmlElement | undefined): string {
  const location = descendantsOf(component, 'Location')[0]
  return descendantsOf(location, 'Property')
    .map(({ attributes }) => attributes)
    .filter(({ FormalName }) => FormalName === 'City' || FormalName === 'Country')
    .map(({ Value }) => collapse(Value ?? ''))
    .filter((part) => part !== '')
    .join(', ')
}

function subjectsOf(component: XmlElement | undefined): readonly WireSubject[] {
  const codes = descendantsOf(component, 'SubjectCode').flatMap(({ children }) =>
    children.flatMap((child) => (typeof child === 'string' ? [] : [formalName(child) ?? ''])),
  )
  const keywords = descendantsOf(component, 'KeywordLine').map(textIn)
  return [
    ...[...new Set(codes)].filter(Boolean).map((code) => ({ code, name: '', scheme: 'subj' })),
    ...keywords.filter(Boolean).map((name) => ({ code: '', name, scheme: 'keyword' })),
  ]
}

function rightsOf({
  component,
  notice,
  time,
  expires,
}: {
  component: XmlElement | undefined
  notice: string
  time: (element: XmlElement | undefined) => string | null
  expires: string | null
}): Copy['rights'] {
  const usages = descendantsOf(component, 'UsageRights')
  const ends = [...usages.map((usage) => time(childOf(usage, 'EndDate'))), expires].filter(
    (end) => end !== null,
  )
  const holders = [
    ...descendantsOf(component, 'CopyrightHolder').map(textIn),
    ...usages.map((usage) => textIn(childOf(usage, 'RightsHolder'))),
  ]
  return {
    holder: holders.find(Boolean) ?? '',
    notice,
    terms: usages.flatMap((usage) =>
      ['UsageType', 'Geography', 'Limitations'].flatMap((name) => textsOf(usage, name)),
    ),
    expires: ends.sort()[0] ?? '',
  }
}

type Text = Partial<Omit<Copy, 'format' | 'body'>> & Pick<Copy, 'body'>
type Content = {
  readonly texts: Text[]
  readonly pictures: WirePicture[]
  /** The lines of the story: those of a picture are the picture's. */
  readonly lines: XmlElement[]
}

const NO_CONTENT: Content = { texts: [], pictures: [], lines: [] }

function contentOf(component: XmlElement, itemId: string, options: ReadOptions): Content {
  const content: Content = { texts: [], pictures: [], lines: [] }
  collect(component)
  return content

  /** A `Duid` counts only within its item. */
  function partId({ attributes }: XmlElement): string {
    return `${itemId}#${attributes.Duid ?? attributes.Href ?? content.pictures.length + 1}`
  }

  function collect(at: XmlElement): void {
    if (isCaption(at)) return
    if (isPicture(at)) {
      content.pictures.push(readPicture(at, at === component ? itemId : partId(at)))
      return
    }
    content.lines.push(...childrenOf(at, 'NewsLines'))
    for (const child of at.children) {
      if (typeof child === 'string') continue
      if (child.name === 'ContentItem' && !isImage(child)) content.texts.push(...readTexts(child, options))
      else if (child.name === 'ContentItem')
        content.pictures.push(readPicture({ ...at, children: [child] }, partId(child)))
      else if (child.name === 'NewsComponent') collect(child)
    }
  }
}

const roleOf = (component: XmlElement): string => formalName(childOf(component, 'Role')) ?? ''

const isCaption = (component: XmlElement): boolean => /caption/i.test(roleOf(component))

function isImage(item: XmlElement): boolean {
  const type = formalName(childOf(item, 'MediaType')) ?? formalName(childOf(item, 'MimeType')) ?? ''
  return /photo|graphic|image|picture/i.test(type)
}

/** A component of images in several sizes, with or without their caption, and of nothing else. */
function isPicture(component: XmlElement): boolean {
  const items = itemsOf(component)
  const parts = childrenOf(component, 'NewsComponent').filter((part) => !isCaption(part))
  const captioned = parts.filter((part) => descendantsOf(part, 'NewsLines', 'NewsComponent').length > 0)
  return items.length > 0 && items.every(isImage) && captioned.length < 2
}

/** The content items in a component, without those of captions. */
function itemsOf(component: XmlElement): readonly XmlElement[] {
  return component.children.flatMap((child) => {
    if (typeof child === 'string') return []
    if (child.name === 'ContentItem') return [child]
    return child.name === 'NewsComponent' && !isCaption(child) ? itemsOf(child) : []
  })
}

function readPicture(component: XmlElement, id: string): WirePicture {
  const items = itemsOf(component)
  const property = (item: XmlElement, name: string) =>
    pixels(descendantsOf(item, 'Property').find((each) => formalName(each) === name)?.attributes.Value)
  const found = largest(items, (item) => [
    (property(item, 'Width') ?? 0) * (property(item, 'Height') ?? 0),
    Number.parseInt(textIn(childOf(item, 'Characteristics', 'SizeInBytes')), 10) || 0,
  ])
  const lines = descendantsOf(component, 'NewsLines')[0]
  const line = (name: string) => textIn(childOf(lines, name))
  const captions = descendantsOf(component, 'NewsComponent').filter(isCaption)
  return pictureOf({
    id,
    href: found?.attributes.Href ?? '',
    mimeType: formalName(childOf(found, 'MimeType')) ?? '',
    width: found ? property(found, 'Width') : null,
    height: found ? property(found, 'Height') : null,
    headline: line('HeadLine'),
    caption: captions
      .flatMap((caption) => descendantsOf(caption, 'DataContent'))
      .flatMap((data) => blocksOf(data).blocks.map(({ text }) => text))
      .join('\n'),
    credit: line('CreditLine'),
    photographer: line('ByLine'),
  })
}

function readTexts(item: XmlElement, options: ReadOptions): readonly Text[] {
  return childrenOf(item, 'DataContent').map((data): Text => {
    const nitf = childOf(data, 'nitf')
    if (nitf) return readNitf(nitf, options)[0]
    const isText = data.children.every((child) => typeof child === 'string')
    return isText ? readCharacterData(rawTextIn(data), data.line) : readMarkup(data)
  })
}
