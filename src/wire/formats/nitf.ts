import type { Copy } from '../copy'
import { toInstant } from '../instants'
import type { WirePicture, WireStatus, WireSubject } from '../item'
import type { BodyBlock, Finding } from '../story'
import { childOf, childrenOf, descendantsOf, textIn, type XmlElement } from '../xml'
import { blocksOf } from './markup'
import { statusOf } from './ninjs'

/**
 * A document of NITF 2.5–3.6, with or without its namespace, as one item: `docdata` for identity, status, dates, urgency and rights,
 * `body.head` for headline, byline and dateline, all of `body.content` for the text, `body.end` for what is printed below it.
 */
export function readNitf(
  root: XmlElement,
  { timeZone }: { timeZone?: string | undefined } = {},
): readonly Copy[] {
  const head = childOf(root, 'head')
  const docdata = childOf(head, 'docdata')
  const bodyHead = childOf(root, 'body', 'body.head')
  const content = childrenOf(childOf(root, 'body'), 'body.content')
  const end = childOf(root, 'body', 'body.end')
  const findings: Finding[] = []
  const time = (element: XmlElement | undefined): string | null => {
    const written = element?.attributes.norm ?? ''
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

  const { id, version } = identityOf(root, docdata)
  const status = statusOf(docdata?.attributes['management-status'] ?? '')
  const corrects = childOf(docdata, 'correction')
  const release = time(childOf(docdata, 'date.release'))
  const notes = notesOf({ docdata, bodyHead, content })
  const blocks = content.map(blocksOf)
  const target = targetOf(docdata, corrects)
  const headline = textIn(childOf(bodyHead, 'hedline', 'hl1'))
  const title = textIn(childOf(head, 'title'))
  const holder = childOf(docdata, 'doc.copyright')?.attributes.holder ?? ''

  return [
    {
      format: 'nitf',
      agency: agencyOf(docdata, holder),
      id,
      version,
      ...(status ? { status } : {}),
      actions: [
        ...(corrects ? (['correction'] as const) : []),
        ...(target?.status === 'canceled' ? (['kill'] as const) : []),
        ...(target?.status === 'withheld' ? (['withhold'] as const) : []),
        ...(/advisory/i.test(metaOf(head, 'editorialtype')) ? (['advisory'] as const) : []),
      ],
      // A release that has passed when the document is issued is no embargo.
      embargoedUntil: isEmbargo({
        release,
        status,
        issued: toInstant(childOf(docdata, 'date.issue')?.attributes.norm, { timeZone }),
      })
        ? release
        : null,
      headline: headline || title,
      summary: textIn(childOf(bodyHead, 'abstract')) || textIn(childOf(bodyHead, 'hedline', 'hl2')),
      slugline: metaOf(head, 'anpa-keyword') || (headline === '' || title === headline ? '' : title),
      edNotes: notes,
      byline: childrenOf(bodyHead, 'byline').map(bylineOf).filter(Boolean).join('\n'),
      located: textIn(childOf(bodyHead, 'dateline', 'location')) || textIn(childOf(bodyHead, 'dateline')),
      body: blocks.flatMap((each) => each.blocks),
      ending: endingOf(end),
      pictures: [...content, ...(bodyHead ? [bodyHead] : [])].flatMap(picturesIn),
      subjects: subjectsOf(docdata, head),
      rights: {
        holder,
        notice: textIn(childOf(docdata, 'doc.copyright')),
        terms: rightsOf(bodyHead, docdata),
        expires:
          time(childOf(docdata, 'date.expire')) ??
          toInstant(childOf(docdata, 'doc.rights')?.attributes.enddate, { timeZone }) ??
          '',
      },
      language: root.attributes.lang ?? childOf(root, 'body')?.attributes.lang ?? '',
      urgency: Number(childOf(docdata, 'urgency')?.attributes['ed-urg']) || null,
      times: {
        created: time(childOf(bodyHead, 'dateline', 'story.date')),
        version: time(childOf(docdata, 'date.issue')),
      },
      target,
      findings: [...findings, ...blocks.flatMap((each) => each.findings)],
    },
  ]
}

/** `doc-id@id-string`, else `nitf@uno`. PA ends its ids in part and version (`…-3-1`), which are not of the story. */
function identityOf(root: XmlElement, docdata: XmlElement | undefined): { id: string; version: string } {
  const docId = childOf(docdata, 'doc-id')
  const stated = docId?.attributes['id-string'] ?? root.attributes.uno ?? ''
  const duKey = childOf(docdata, 'du-key')?.attributes
  const versioned = /^(.+?)-\d+-(\d+)$/.exec(stated)
  const isPa = /^PA\b|press association/i.test(docId?.attributes.regsrc ?? '')
  if (isPa && versioned) return { id: versioned[1] ?? stated, version: versioned[2] ?? '' }
  return { id: stated, version: duKey?.version ?? duKey?.generation ?? '' }
}

function agencyOf(docdata: XmlElement | undefined, holder: string): string {
  const source = childOf(docdata, 'doc-id')?.attributes.regsrc ?? ''
  // AP passes on copy of partners, whom it names as holders.
  return holder !== '' && source === 'AP' && !/^(?:The )?(?:AP|Associated Press)\b/.test(holder)
    ? holder
    : source || holder
}

function isEmbargo({
  release,
  status,
  issued,
}: {
  release: string | null
  status: WireStatus | undefined
  issued: string | null
}): boolean {
  return release !== null && (status === 'embargoed' || (issued !== null && release > issued))
}

/** The status of another document: a kill may name the one it is about. */
function targetOf(docdata: XmlElement | undefined, corrects: XmlElement | undefined): Copy['target'] {
  const { 'management-doc-idref': id, 'management-idref-status': status } = docdata?.attributes ?? {}
  if (id) return { id, status: statusOf(status ?? '') ?? 'canceled' }
  const corrected = corrects?.attributes['id-string']
  return corrected ? { id: corrected, status: 'usable' } : null
}

function notesOf({
  docdata,
  bodyHead,
  content,
}: {
  docdata: XmlElement | undefined
  bodyHead: XmlElement | undefined
  content: readonly XmlElement[]
}): readonly string[] {
  const messages = childrenOf(docdata, 'ed-msg').map(({ attributes }) => attributes.info ?? '')
  const info = childrenOf(docdata, 'correction').map(({ attributes }) => attributes.info ?? '')
  const notes = childrenOf(bodyHead, 'note').map(textIn)
  const inside = content
    .flatMap((each) => descendantsOf(each, 'note'))
    .filter(isForEditors)
    .map(textIn)
  return [...messages, ...info, ...notes, ...inside].map((note) => note.trim()).filter(Boolean)
}

const isForEditors = ({ attributes }: XmlElement): boolean => /editor/i.test(attributes.noteclass ?? '')

/** A byline with its title on a line of its own: people and texts in one line, `byttl` in the next. */
function bylineOf(byline: XmlElement): string {
  const titles = childrenOf(byline, 'byttl').map(textIn).filter(Boolean)
  const names = textIn({
    ...byline,
    children: byline.children.filter((child) => typeof child === 'string' || child.name !== 'byttl'),
  })
  return [names, ...titles].filter(Boolean).join('\n')
}

function endingOf(end: XmlElement | undefined): readonly BodyBlock[] {
  return end ? blocksOf(end).blocks : []
}

/** Pictures in a body. AFP and PA give several renditions of one: the largest is taken. */
function picturesIn(element: XmlElement): readonly WirePicture[] {
  return descendantsOf(element, 'media')
    .filter(({ attributes }) => /^(?:image|photo|graphic|)$/i.test(attributes['media-type'] ?? ''))
    .map((media) => {
      const references = childrenOf(media, 'media-reference')
      const areaOf = ({ attributes }: XmlElement) =>
        Number(attributes.width ?? 0) * Number(attributes.height ?? 0)
      const { attributes = {} } = [...references].sort((one, other) => areaOf(other) - areaOf(one))[0] ?? {}
      return {
        id: media.attributes.id ?? attributes.id ?? attributes.source ?? '',
        version: '',
        href: attributes.source ?? '',
        mimeType: attributes['mime-type'] ?? '',
        width: Number(attributes.width) || null,
        height: Number(attributes.height) || null,
        headline: attributes.name ?? '',
        caption: childrenOf(media, 'media-caption').map(textIn).join(' '),
        credit: attributes['source-credit'] ?? '',
        photographer: textIn(childOf(media, 'media-producer')),
        alt: attributes['alternate-text'] ?? '',
      }
    })
}

function subjectsOf(docdata: XmlElement | undefined, head: XmlElement | undefined): readonly WireSubject[] {
  const codes = childrenOf(childOf(head, 'tobject'), 'tobject.subject').map(({ attributes }) => ({
    code: attributes['tobject.subject.refnum'] ?? '',
    name:
      attributes['tobject.subject.detail'] ??
      attributes['tobject.subject.matter'] ??
      attributes['tobject.subject.type'] ??
      '',
    scheme: 'subj',
  }))
  const classifiers = childrenOf(childOf(docdata, 'identified-content'), 'classifier').map(
    ({ attributes }) => ({
      code: attributes.value ?? attributes.idsrc ?? '',
      name: attributes.value ?? '',
      scheme: attributes.type ?? '',
    }),
  )
  const keywords = childrenOf(childOf(docdata, 'key-list'), 'keyword').map(({ attributes }) => ({
    code: '',
    name: attributes.key ?? '',
    scheme: '',
  }))
  return [...codes, ...classifiers, ...keywords].filter(({ code, name }) => code !== '' || name !== '')
}

/** Terms as printed, and the limits that attributes name. */
function rightsOf(bodyHead: XmlElement | undefined, docdata: XmlElement | undefined): readonly string[] {
  return [childOf(bodyHead, 'rights'), childOf(docdata, 'doc.rights')].flatMap((rights) => {
    const { geography = '', limitations = '' } = rights?.attributes ?? {}
    return [textIn(rights), limitations, geography].filter(Boolean)
  })
}

const metaOf = (head: XmlElement | undefined, name: string): string =>
  childrenOf(head, 'meta').find(({ attributes }) => attributes.name?.toLowerCase() === name)?.attributes
    .content ?? ''
