import { blocksOfHtml, blocksOfText } from '../blocksOfHtml'
import type { Copy } from '../copy'
import { WireError } from '../errors'
import { toInstant } from '../instants'
import type { WireAction, WirePicture, WireSubject } from '../item'
import type { BodyBlock, Finding } from '../story'
import { childOf, childrenOf, descendantsOf, rawTextIn, textIn, type XmlElement } from '../xml'
import { blocksOf } from './markup'
import { readNitf } from './nitf'
import { statusOf } from './ninjs'

/**
 * The items of a document of NewsML-G2 (IPTC, to 2.35): a newsItem, or those of a newsMessage in its order. A packageItem has no text; the
 * pictures that it, or a link, puts beside a text item of the same message become pictures of that story, other pictures stay items.
 * QCodes are compared by their code, whatever alias a provider uses; catalogs are not fetched.
 *
 * @throws WireError `unknown-format` for concepts, knowledge and planning
 */
export function readNewsmlG2(
  root: XmlElement,
  settings: { timeZone?: string | undefined } = {},
): readonly Copy[] {
  const elements = root.name === 'newsMessage' ? itemsIn(root) : [root]
  const foreign = elements.find(({ name }) => name !== 'newsItem' && name !== 'packageItem')
  if (foreign || elements.length === 0) {
    const received = foreign ? `a ${foreign.name} of NewsML-G2` : 'an empty message of NewsML-G2'
    throw new WireError({
      code: 'unknown-format',
      line: foreign?.line ?? root.line,
      message: `This is ${received}, which is not a story.`,
      received,
    })
  }
  const read = elements
    .filter(({ name }) => name === 'newsItem')
    .map((item) => ({ item, copy: readItem(item, settings) }))
  const packages = elements.filter(({ name }) => name === 'packageItem')
  if (read.length === 0) return packages.map((each) => readPackage(each, settings))
  return joinPictures({ read, packages })
}

const itemsIn = (message: XmlElement): readonly XmlElement[] =>
  childrenOf(message, 'itemSet').flatMap(({ children }) =>
    children.filter((child): child is XmlElement => typeof child !== 'string'),
  )

type Read = { readonly item: XmlElement; readonly copy: Copy }

/** Pictures that a package or a link puts beside one text belong to it; the others are items of their own. */
function joinPictures({
  read,
  packages,
}: {
  read: readonly Read[]
  packages: readonly XmlElement[]
}): readonly Copy[] {
  const pictures = new Map(read.filter(isPicture).map((each) => [each.copy.id ?? '', each.copy]))
  const taken = new Set<string>()
  const stories = read.filter((each) => !isPicture(each))
  const joined = new Map<Copy, Copy>()
  for (const { item, copy } of stories) {
    const links = descendantsOf(item, 'link').map(({ attributes }) => attributes.residref ?? '')
    const beside = packages.flatMap((each) => {
      const ids = descendantsOf(each, 'itemRef').map(({ attributes }) => attributes.residref ?? '')
      return ids.includes(copy.id ?? '') ? ids : []
    })
    const ids = [...new Set([...links, ...beside])].filter((id) => pictures.has(id))
    for (const id of ids) taken.add(id)
    joined.set(copy, {
      ...copy,
      pictures: [...(copy.pictures ?? []), ...ids.flatMap((id) => pictures.get(id)?.pictures ?? [])],
    })
  }
  return read.filter(({ copy }) => !taken.has(copy.id ?? '')).map(({ copy }) => joined.get(copy) ?? copy)
}

const isPicture = ({ item }: Read): boolean =>
  /^(?:picture|graphic)$/.test(codeOf(childOf(item, 'itemMeta', 'itemClass')))

/** A package without its items: what it names is fetched elsewhere, so it is a note for the desk. */
function readPackage(item: XmlElement, settings: { timeZone?: string | undefined }): Copy {
  const copy = readItem(item, settings)
  return { ...copy, actions: [...(copy.actions ?? []), 'advisory'] }
}

function readItem(item: XmlElement, { timeZone }: { timeZone?: string | undefined }): Copy {
  const meta = childOf(item, 'itemMeta')
  const content = childOf(item, 'contentMeta')
  const findings: Finding[] = []
  const time = (element: XmlElement | undefined): string | null => {
    const written = textIn(element)
    const instant = toInstant(written, { timeZone })
    if (written !== '' && instant === null) {
      findings.push({
        code: 'no-time-zone',
        line: element?.line ?? 0,
        message: `The time in ${element?.name ?? ''} is not read, since it has no time zone or is no time: "${written}".`,
      })
    }
    return instant
  }
  const inline = contentOf(item, { timeZone })
  const notes = childrenOf(meta, 'edNote').map((note) => ({
    role: codeOf(note, 'role'),
    text: blocksOf(note)
      .blocks.map(({ text }) => text)
      .join('\n'),
  }))
  const headlines = childrenOf(content, 'headline')
  const descriptions = childrenOf(content, 'description')
  const byRole = (elements: readonly XmlElement[], form: RegExp) =>
    elements.find((each) => form.test(codeOf(each, 'role')))
  const headline =
    byRole(headlines, /^(?:main|headline)$/) ??
    headlines.find((each) => codeOf(each, 'role') === '') ??
    headlines[0]
  const summary = byRole(descriptions, /summary/i) ?? byRole(headlines, /extended/i)
  const rights = childrenOf(item, 'rightsInfo')
  const status = statusOf(codeOf(childOf(meta, 'pubStatus')))
  const isText = !/^(?:picture|graphic|video|audio)$/.test(codeOf(childOf(meta, 'itemClass')))
  const bylines = childrenOf(content, 'by').map(textIn).filter(Boolean)

  return {
    ...inline.copy,
    format: 'newsml-g2',
    agency: providerOf(meta),
    id: item.attributes.guid ?? '',
    version: item.attributes.version ?? '1',
    revision: revisionOf(item),
    status: status ?? 'usable',
    actions: [
      ...childrenOf(meta, 'signal').flatMap((signal) => SIGNALS[codeOf(signal).toLowerCase()] ?? []),
      ...childrenOf(meta, 'role').flatMap(
        (role) => ROLES[(codeOf(role) || textIn(role)).toLowerCase()] ?? [],
      ),
      ...(notes.some(({ role }) => /correction/i.test(role)) ? (['correction'] as const) : []),
    ],
    embargoedUntil: time(childOf(meta, 'embargoed')),
    headline: textIn(headline) || (inline.copy.headline ?? ''),
    summary: textIn(summary) || (inline.copy.summary ?? ''),
    slugline: textIn(childOf(content, 'slugline')) || (inline.copy.slugline ?? ''),
    edNotes: [...notes.map(({ text }) => text), ...(inline.copy.edNotes ?? [])].filter(Boolean),
    byline: bylines.join('\n') || (inline.copy.byline ?? ''),
    located: placeOf(content) || (inline.copy.located ?? ''),
    body: isText ? inline.copy.body : [],
    pictures: isText
      ? (inline.copy.pictures ?? [])
      : [pictureOf(item, { content, headline: textIn(headline), descriptions })],
    subjects: childrenOf(content, 'subject').map(subjectOf),
    rights: {
      holder:
        rights
          .map(
            (each) => textIn(childOf(each, 'copyrightHolder')) || literalOf(childOf(each, 'copyrightHolder')),
          )
          .find(Boolean) ??
        inline.copy.rights?.holder ??
        '',
      notice: rights.map((each) => textIn(childOf(each, 'copyrightNotice'))).find(Boolean) ?? '',
      terms: rights.flatMap((each) => childrenOf(each, 'usageTerms').map(textIn)).filter(Boolean),
      expires: time(childOf(meta, 'expires')) ?? '',
    },
    language: childOf(content, 'language')?.attributes.tag ?? item.attributes.lang ?? '',
    urgency: Number(textIn(childOf(content, 'urgency'))) || null,
    times: { created: time(childOf(meta, 'firstCreated')), version: time(childOf(meta, 'versionCreated')) },
    findings: [...findings, ...inline.findings],
  }
}

/** The code of a QCode (`stat:usable` → `usable`), or the last part of a URI. */
function codeOf(element: XmlElement | undefined, attribute = 'qcode'): string {
  const { [attribute]: named, uri = '' } = element?.attributes ?? {}
  const written = named ?? (attribute === 'qcode' ? uri : '')
  return written.slice(Math.max(written.lastIndexOf(':'), written.lastIndexOf('/')) + 1)
}

const literalOf = (element: XmlElement | undefined): string =>
  element?.attributes.literal ?? textIn(childOf(element, 'name')) ?? ''

function providerOf(meta: XmlElement | undefined): string {
  const provider = childOf(meta, 'provider')
  return textIn(childOf(provider, 'name')) || (provider?.attributes.literal ?? '') || codeOf(provider)
}

/** AP's etag; for others the guid and version together change with each revision. */
function revisionOf(item: XmlElement): string {
  const ids = descendantsOf(childOf(item, 'contentMeta') ?? item, 'altId')
  const etag = ids.find(({ attributes }) => /etag$/i.test(attributes.type ?? ''))
  return textIn(etag)
}

const SIGNALS: Readonly<Record<string, readonly WireAction[] | undefined>> = {
  correction: ['correction'],
  kill: ['kill'],
  withhold: ['withhold'],
  test: ['advisory'],
}
const ROLES: Readonly<Record<string, readonly WireAction[] | undefined>> = {
  advisory: ['advisory'],
  clarification: ['correction'],
  correction: ['correction'],
  corrective: ['correction'],
  disregard: ['advisory'],
  elimination: ['kill'],
  holdforrelease: ['embargo'],
  kill: ['kill'],
  withhold: ['withhold'],
}

/** The place as the item names it. AP puts the printed place into `located`, others into `dateline`. */
function placeOf(content: XmlElement | undefined): string {
  const located = childOf(content, 'located')
  return (
    textIn(childOf(content, 'dateline')) ||
    textIn(childOf(located, 'name')) ||
    (located?.attributes.literal ?? '')
  )
}

function subjectOf(subject: XmlElement): WireSubject {
  const { qcode = '', uri = '', literal = '' } = subject.attributes
  const code = codeOf(subject)
  const colon = qcode.indexOf(':')
  return {
    code: code || literal,
    name: textIn(childOf(subject, 'name')) || literal,
    scheme: colon > 0 ? qcode.slice(0, colon) : uri.slice(0, Math.max(0, uri.length - code.length - 1)),
  }
}

/** The text of an item: of several forms of the same content the richest. */
function contentOf(
  item: XmlElement,
  settings: { timeZone?: string | undefined },
): { copy: Copy; findings: readonly Finding[] } {
  const sets = childrenOf(item, 'contentSet')
  const xml = sets.flatMap((set) => childrenOf(set, 'inlineXML'))
  const data = sets.flatMap((set) => childrenOf(set, 'inlineData'))
  const nitf = xml.map((each) => childOf(each, 'nitf')).find((each) => each !== undefined)
  if (nitf) {
    const [copy] = readNitf(nitf, settings)
    if (copy) return { copy, findings: copy.findings ?? [] }
  }
  const empty: Copy = { format: 'newsml-g2', body: [] }
  const markup = xml[0]
  if (markup) {
    const { blocks, findings } = blocksOf(markup)
    return { copy: { ...empty, body: blocks }, findings }
  }
  const text = data.map(rawTextIn).find((each) => each.trim() !== '')
  if (text === undefined) return { copy: empty, findings: [] }
  // ANSA sends HTML, escaped, and calls it text/plain.
  const { blocks, findings } = /<(?:p|br|div)\b[^>]*>/i.test(text) ? blocksOfHtml(text) : blocksOfText(text)
  return { copy: { ...empty, body: withLine(blocks, data[0]?.line ?? 1) }, findings }
}

const withLine = (blocks: readonly BodyBlock[], line: number): readonly BodyBlock[] =>
  blocks.map((block) => ({ ...block, line: block.line + line - 1 }))

function pictureOf(
  item: XmlElement,
  {
    content,
    headline,
    descriptions,
  }: { content: XmlElement | undefined; headline: string; descriptions: readonly XmlElement[] },
): WirePicture {
  const renditions = childrenOf(item, 'contentSet').flatMap((set) => childrenOf(set, 'remoteContent'))
  const areaOf = ({ attributes }: XmlElement) =>
    Number(attributes.width ?? 0) * Number(attributes.height ?? 0)
  const rankOf = (each: XmlElement) => (/thumb/i.test(codeOf(each, 'rendition')) ? -1 : areaOf(each))
  const { attributes = {} } = [...renditions].sort((one, other) => rankOf(other) - rankOf(one))[0] ?? {}
  const caption = descriptions.find((each) => /caption/i.test(codeOf(each, 'role'))) ?? descriptions[0]
  return {
    id: item.attributes.guid ?? '',
    version: item.attributes.version ?? '',
    href: attributes.href ?? '',
    mimeType: attributes.contenttype ?? '',
    width: Number(attributes.width) || null,
    height: Number(attributes.height) || null,
    headline,
    caption: textIn(caption),
    credit: textIn(childOf(content, 'creditline')),
    photographer: textIn(childOf(content, 'by')) || textIn(childOf(content, 'creator', 'name')),
    alt: '',
  }
}
