import type { Copy } from '../copy'
import { toInstant } from '../instants'
import type { WirePicture, WireSubject } from '../item'
import type { Finding } from '../story'
import { childOf, childrenOf, descendantsOf, textIn, type XmlElement } from '../xml'
import { blocksOf } from './markup'
import { readNitf } from './nitf'
import { statusOf } from './ninjs'

/**
 * The items of a document of NewsML 1.2, as AFP sends them: identity of ProviderId, DateId and NewsItemId, the version of RevisionId, an
 * embargo of `StatusWillChange`, texts of NewsLines, the body of the first text component (NITF or paragraphs), pictures of the others.
 */
export function readNewsml12(
  root: XmlElement,
  settings: { timeZone?: string | undefined } = {},
): readonly Copy[] {
  return childrenOf(root, 'NewsItem').map((item) => readItem(item, settings))
}

function readItem(item: XmlElement, { timeZone }: { timeZone?: string | undefined }): Copy {
  const identifier = childOf(item, 'Identification', 'NewsIdentifier')
  const management = childOf(item, 'NewsManagement')
  const components = descendantsOf(item, 'NewsComponent')
  const lines = components.map((each) => childOf(each, 'NewsLines')).find((each) => each !== undefined)
  const findings: Finding[] = []
  const time = (element: XmlElement | undefined, written = textIn(element)): string | null => {
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
  const text = textOf(components, { timeZone })
  const willChange = childOf(management, 'StatusWillChange')
  const futureStatus = statusOf(childOf(willChange, 'FutureStatus')?.attributes.FormalName ?? '')
  const status = statusOf(childOf(management, 'Status')?.attributes.FormalName ?? '') ?? 'usable'
  const line = (name: string) => textIn(childOf(lines, name))
  const usage = components.flatMap((each) => descendantsOf(each, 'UsageRights'))
  const notes = management ? descendantsOf(management, 'Instruction').map(textIn) : []

  return {
    ...text.copy,
    format: 'newsml-1.2',
    agency: agencyOf(item),
    id: identityOf(identifier),
    version: textIn(childOf(identifier, 'RevisionId')),
    status,
    embargoedUntil: futureStatus === 'usable' ? time(childOf(willChange, 'DateAndTime')) : null,
    headline: line('HeadLine') || (text.copy.headline ?? ''),
    summary: line('SubHeadLine') || (text.copy.summary ?? ''),
    slugline: line('SlugLine') || (text.copy.slugline ?? ''),
    edNotes: [...notes, ...(text.copy.edNotes ?? [])].filter(Boolean),
    byline: line('ByLine') || (text.copy.byline ?? ''),
    located: line('DateLine') || (text.copy.located ?? ''),
    pictures: [...(text.copy.pictures ?? []), ...components.flatMap(pictureOf)],
    subjects: subjectsOf(components),
    rights: {
      holder: textIn(usage.map((each) => childOf(each, 'UsageHolder')).find(Boolean)),
      notice: line('CopyrightLine'),
      terms: usage.map((each) => textIn(childOf(each, 'UsageType'))).filter(Boolean),
    },
    language: languageOf(components),
    urgency: Number(childOf(management, 'Urgency')?.attributes.FormalName) || null,
    times: {
      created: time(childOf(management, 'FirstCreated')),
      version: time(childOf(management, 'ThisRevisionCreated')),
    },
    findings: [...findings, ...text.findings],
  }
}

/** The same in all revisions: `urn:newsml:provider:date:item`, without the revision that ends the public identifier. */
function identityOf(identifier: XmlElement | undefined): string {
  const parts = ['ProviderId', 'DateId', 'NewsItemId'].map((name) => textIn(childOf(identifier, name)))
  if (parts.every((part) => part !== '')) return `urn:newsml:${parts.join(':')}`
  return textIn(childOf(identifier, 'PublicIdentifier')).replace(/:\d+[NUA]?$/, '')
}

function agencyOf(item: XmlElement): string {
  const [party] = descendantsOf(item, 'Provider').flatMap((provider) => childrenOf(provider, 'Party'))
  const named = party?.attributes.FormalName ?? ''
  return (
    named ||
    textIn(childOf(item, 'Identification', 'NewsIdentifier', 'ProviderId'))
      .replace(/\.\w+$/, '')
      .toUpperCase()
  )
}

function textOf(
  components: readonly XmlElement[],
  settings: { timeZone?: string | undefined },
): { copy: Copy; findings: readonly Finding[] } {
  const contents = components
    .flatMap((component) => childrenOf(component, 'ContentItem'))
    .filter((item) => /^(?:text|)$/i.test(childOf(item, 'MediaType')?.attributes.FormalName ?? ''))
    .map((item) => childOf(item, 'DataContent'))
    .filter((each): each is XmlElement => each !== undefined)
  const empty: Copy = { format: 'newsml-1.2', body: [] }
  const [first] = contents
  if (!first) return { copy: empty, findings: [] }
  const nitf = childOf(first, 'nitf')
  const [copy] = nitf ? readNitf(nitf, settings) : []
  if (copy) return { copy, findings: copy.findings ?? [] }
  const { blocks, findings } = blocksOf(first)
  return { copy: { ...empty, body: blocks }, findings }
}

/** The largest file of a component of pictures, with the caption that stands beside it. */
function pictureOf(component: XmlElement): readonly WirePicture[] {
  const files = childrenOf(component, 'ContentItem').filter((item) =>
    /^(?:photo|picture|image|graphic)$/i.test(childOf(item, 'MediaType')?.attributes.FormalName ?? ''),
  )
  if (files.length === 0) return []
  const propertyOf = (item: XmlElement, name: string) =>
    descendantsOf(item, 'Property').find(({ attributes }) => attributes.FormalName?.toLowerCase() === name)
      ?.attributes.Value ?? ''
  const areaOf = (item: XmlElement) => Number(propertyOf(item, 'width')) * Number(propertyOf(item, 'height'))
  const [largest] = [...files].sort((one, other) => areaOf(other) - areaOf(one))
  if (!largest) return []
  const captions = descendantsOf(component, 'NewsComponent', 'DataContent').filter(
    ({ name }) => name === 'DataContent',
  )
  const lines = childOf(component, 'NewsLines')
  return [
    {
      id: largest.attributes.Duid ?? component.attributes.Duid ?? largest.attributes.Href ?? '',
      version: '',
      href: largest.attributes.Href ?? '',
      mimeType: childOf(largest, 'MimeType')?.attributes.FormalName ?? '',
      width: Number(propertyOf(largest, 'width')) || null,
      height: Number(propertyOf(largest, 'height')) || null,
      headline: textIn(childOf(lines, 'HeadLine')),
      caption: captions.map(textIn).find(Boolean) ?? '',
      credit: textIn(childOf(lines, 'CreditLine')),
      photographer: textIn(childOf(lines, 'ByLine')),
      alt: '',
    },
  ]
}

function subjectsOf(components: readonly XmlElement[]): readonly WireSubject[] {
  const codes = components.flatMap((each) => descendantsOf(each, 'SubjectCode'))
  const seen = new Set<string>()
  return codes
    .flatMap((code) => code.children.filter((child): child is XmlElement => typeof child !== 'string'))
    .map(({ attributes }) => ({
      code: attributes.FormalName ?? '',
      name: '',
      scheme: attributes.Vocabulary ?? 'subj',
    }))
    .filter(({ code }) => code !== '' && !seen.has(code) && seen.add(code))
}

const languageOf = (components: readonly XmlElement[]): string =>
  components
    .flatMap((each) => descendantsOf(each, 'Language'))
    .map(({ attributes }) => attributes.FormalName ?? '')
    .find(Boolean) ?? ''
