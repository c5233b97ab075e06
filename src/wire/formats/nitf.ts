import type { Copy } from '../copy'
import type { WireAction, WireRights, WireSubject } from '../item'
import { toInstant } from '../instants'
import type { BodyBlock, Finding } from '../story'
import { childOf, childrenOf, collapse, descendantsOf, rawTextIn, textIn, type XmlElement } from '../xml'
import { agencyName } from '../agencyName'
import { readMarkup, readCharacterData, type BodyContent } from './bodyContent'
import { blocksOf } from './markup'
import { actionFor, findUntimedEmbargo, readStatus } from './status'
import { isAfter, TimeReader, type ReadOptions } from './times'

/**
 * NITF 2.5 to 3.6 → its one item. `root` is the `nitf` element. A release date is an embargo if the item says that it is embargoed, or if
 * the date is after its issue.
 */
export function readNitf(root: XmlElement, options: ReadOptions = {}): readonly [Copy] {
  const docdata = childOf(root, 'head', 'docdata')
  const head = childOf(root, 'body', 'body.head')
  const body = bodyOf(root)
  const times = new TimeReader(options)
  const docId = childOf(docdata, 'doc-id')
  const agency = agencyName(
    docId?.attributes.regsrc?.trim() ||
      attributeOf(childOf(docdata, 'doc.copyright'), 'holder') ||
      attributeOf(childOf(docdata, 'doc.rights'), 'owner'),
  )
  const identity = splitId(docId?.attributes['id-string'] ?? root.attributes.uno ?? '', agency)

  const stated = readStatus(docdata?.attributes['management-status'], docdata?.line ?? root.line)
  const issued = timeOf(times, childOf(docdata, 'date.issue'))
  const story = timeOf(times, childOf(head, 'dateline', 'story.date'))
  const version = issued ?? story
  const embargo = embargoOf({ docdata, times, issued: version, isEmbargoed: stated.status === 'embargoed' })
  const status = stated.status === 'usable' && embargo.isHeld ? 'embargoed' : stated.status

  const target = targetOf(docdata, agency)
  const edNotes = [
    ...childrenOf(docdata, 'correction').map(({ attributes }) => collapse(attributes.info ?? '')),
    ...childrenOf(docdata, 'ed-msg').map(({ attributes }) => collapse(attributes.info ?? '')),
    ...descendantsOf(head, 'note').map(textIn),
    ...body.notes,
  ].filter((note) => note !== '')
  const headline = textIn(childOf(head, 'hedline', 'hl1')) || textIn(childOf(head, 'headline', 'hl1'))

  return [
    {
      format: 'nitf',
      agency,
      id: identity.id,
      version: identity.version || versionOf(docdata),
      status,
      actions: target.actions,
      embargoedUntil: embargo.until,
      headline: headline || textIn(childOf(head, 'hedline')),
      summary: summaryOf(head, headline !== ''),
      slugline: sluglineOf(root, headline),
      edNotes,
      byline: bylineOf(head),
      located: locatedOf(childOf(head, 'dateline')),
      body: body.blocks,
      ending: body.ending,
      pictures: body.pictures,
      subjects: subjectsOf(childOf(root, 'head')),
      rights: rightsOf({ docdata, head, times }),
      language: root.attributes.lang ?? childOf(root, 'body')?.attributes.lang ?? '',
      urgency: urgencyOf(childOf(docdata, 'urgency')?.attributes['ed-urg']),
      times: { created: story ?? issued, version },
      target: target.target,
      findings: [
        ...stated.findings,
        ...body.findings,
        ...times.findings,
        ...findUntimedEmbargo({
          status,
          embargoedUntil: embargo.until,
          notes: edNotes,
          line: docdata?.line ?? root.line,
        }),
      ],
    },
  ]
}

/** A number from 1 to 9; null for anything else. */
export function urgencyOf(text: string | undefined): number | null {
  return text !== undefined && /^\s*[1-9]\s*$/.test(text) ? Number(text) : null
}

function attributeOf(element: XmlElement | undefined, name: string): string {
  return collapse(element?.attributes[name] ?? '')
}

/** PA ends its ids with part and version (`…-3-1`): the story is what stands before the version. */
function splitId(text: string, agency: string): { id: string; version: string } {
  const id = text.trim()
  const parts = agency === 'PA' ? /^(.+-\d+)-(\d+)$/.exec(id) : null
  return { id: parts?.[1] ?? id, version: parts?.[2] ?? '' }
}

function versionOf(docdata: XmlElement | undefined): string {
  const key = childOf(docdata, 'du-key')
  return attributeOf(key, 'version') || attributeOf(key, 'generation')
}

function timeOf(times: TimeReader, element: XmlElement | undefined): string | null {
  return element ? times.read(element.attributes.norm, element.line) : null
}

function embargoOf({
  docdata,
  times,
  issued,
  isEmbargoed,
}: {
  docdata: XmlElement | undefined
  times: TimeReader
  issued: string | null
  isEmbargoed: boolean
}): { until: string | null; isHeld: boolean } {
  const release = childOf(docdata, 'date.release')
  const written = release?.attributes.norm?.trim() ?? ''
  const until = timeOf(times, release)
  if (until === null) {
    const issue = childOf(docdata, 'date.issue')?.attributes.norm
    return { until: null, isHeld: written !== '' && !isReleasedAt(issue, written) }
  }
  const isLater = issued !== null && isAfter(until, issued)
  return { until: isEmbargoed || isLater ? until : null, isHeld: isLater }
}

/** Whether an item was released when it was issued or before, both in one zone, whichever it is. */
function isReleasedAt(issue: string | undefined, release: string): boolean {
  const [issued, released] = [issue, release].map((text) => toInstant(text, { timeZone: 'UTC' }))
  return !!issued && !!released && !isAfter(released, issued)
}

function targetOf(
  docdata: XmlElement | undefined,
  agency: string,
): { target: Copy['target']; actions: readonly WireAction[] } {
  const managed = docdata?.attributes['management-doc-idref']?.trim()
  const correction = childOf(docdata, 'correction')
  const corrects: readonly WireAction[] = correction ? ['correction'] : []
  if (managed) {
    const written = docdata?.attributes['management-idref-status']
    const { status } = readStatus(written, docdata?.line ?? 1)
    return {
      target: { id: splitId(managed, agency).id, status },
      actions: [...corrects, ...actionFor(status)],
    }
  }
  const id = correction?.attributes['id-string']?.trim()
  return {
    target: id ? { id: splitId(id, agency).id, status: 'usable' } : null,
    actions: corrects,
  }
}

/** The subhead below the headline, and the abstract. */
function summaryOf(head: XmlElement | undefined, hasHeadline: boolean): string {
  const subheads = hasHeadline ? childrenOf(childOf(head, 'hedline'), 'hl2').map(textIn) : []
  const abstracts = childrenOf(head, 'abstract').flatMap((abstract) =>
    blocksOf(abstract).blocks.map(({ text }) => text),
  )
  return [...subheads, ...abstracts].filter((text) => text !== '').join('\n')
}

function sluglineOf(root: XmlElement, headline: string): string {
  const keyword = childrenOf(childOf(root, 'head'), 'meta').find(
    ({ attributes }) => attributes.name?.toLowerCase() === 'anpa-keyword',
  )
  const title = textIn(childOf(root, 'head', 'title'))
  return attributeOf(keyword, 'content') || (title === headline ? '' : title)
}

/** One line for each byline and each title in it. */
function bylineOf(head: XmlElement | undefined): string {
  return childrenOf(head, 'byline')
    .flatMap((byline) => [
      textIn({ ...byline, children: withoutTitles(byline) }),
      ...descendantsOf(byline, 'byttl').map(textIn),
    ])
    .filter((line) => line !== '')
    .join('\n')
}

function withoutTitles(byline: XmlElement): XmlElement['children'] {
  return byline.children.map((child) =>
    typeof child === 'string'
      ? child
      : child.name === 'byttl'
        ? ' '
        : { ...child, children: withoutTitles(child) },
  )
}

function locatedOf(dateline: XmlElement | undefined): string {
  const location = childOf(dateline, 'location')
  if (!location) {
    const children = dateline?.children.filter(
      (child) => typeof child === 'string' || child.name !== 'story.date',
    )
    return dateline && children ? textIn({ ...dateline, children }) : ''
  }
  const isMixed = location.children.some((child) => typeof child === 'string' && child.trim() !== '')
  if (isMixed) return textIn(location)
  return location.children
    .map((child) => (typeof child === 'string' ? '' : textIn(child)))
    .filter((part) => part !== '')
    .join(', ')
}

function subjectsOf(head: XmlElement | undefined): readonly WireSubject[] {
  return descendantsOf(head, 'tobject.subject', 'classifier', 'keyword')
    .map(subjectOf)
    .filter(({ code, name }) => code !== '' || name !== '')
}

function subjectOf(element: XmlElement): WireSubject {
  if (element.name === 'keyword') return { code: '', name: attributeOf(element, 'key'), scheme: 'keyword' }
  if (element.name === 'classifier') {
    return {
      code: attributeOf(element, 'value'),
      name: textIn(element),
      scheme: attributeOf(element, 'type'),
    }
  }
  const name = ['detail', 'matter', 'type']
    .map((part) => attributeOf(element, `tobject.subject.${part}`))
    .find((text) => text !== '')
  return { code: attributeOf(element, 'tobject.subject.refnum'), name: name ?? '', scheme: 'subj' }
}

function rightsOf({
  docdata,
  head,
  times,
}: {
  docdata: XmlElement | undefined
  head: XmlElement | undefined
  times: TimeReader
}): Partial<WireRights> {
  const documents = childrenOf(docdata, 'doc.rights')
  const printed = childrenOf(head, 'rights')
  const ends = [
    ...documents.map((element) => times.read(element.attributes.enddate, element.line)),
    ...descendantsOf(head, 'rights.enddate').map((element) => timeOf(times, element)),
    timeOf(times, childOf(docdata, 'date.expire')),
  ].filter((end) => end !== null)
  const holder =
    attributeOf(childOf(docdata, 'doc.copyright'), 'holder') ||
    documents.map((element) => attributeOf(element, 'owner')).find((owner) => owner !== '') ||
    textIn(descendantsOf(head, 'rights.owner')[0])
  return {
    holder,
    terms: [
      ...documents.flatMap((element) =>
        ['limitations', 'geography', 'agent', 'type'].map((name) => attributeOf(element, name)),
      ),
      ...printed.map(textIn),
    ].filter((term) => term !== ''),
    expires: ends.sort()[0] ?? '',
  }
}

type Body = {
  readonly blocks: readonly BodyBlock[]
  readonly ending: readonly BodyBlock[]
  readonly pictures: NonNullable<Copy['pictures']>
  readonly notes: readonly string[]
  readonly findings: readonly Finding[]
}

function bodyOf(root: XmlElement): Body {
  const contents = childrenOf(childOf(root, 'body'), 'body.content')
  const read = contents.map(contentOf)
  const ends = childrenOf(childOf(root, 'body'), 'body.end').map((end) => readMarkup(end))
  return {
    blocks: read.flatMap(({ body }) => body),
    ending: ends.flatMap(({ body }) => body),
    pictures: [...read, ...ends].flatMap(({ pictures }) => pictures),
    notes: contents.flatMap((content) => descendantsOf(content, 'note').filter(isForEditors).map(textIn)),
    findings: [...read, ...ends].flatMap(({ findings }) => findings),
  }
}

/** Some feeds put plain text there, without one element. */
function contentOf(content: XmlElement): BodyContent {
  const isText = content.children.every((child) => typeof child === 'string')
  return isText
    ? readCharacterData(rawTextIn(content), content.line)
    : readMarkup(content, { isSkipped: isForEditors })
}

function isForEditors({ name, attributes }: XmlElement): boolean {
  return name === 'note' && /editor/i.test(attributes.noteclass ?? '')
}
