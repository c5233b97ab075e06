import { isAgency } from './agencies'
import { toBlocks } from './blocks'
import { toBodyBlocks } from './body'
import { isBylineStart, parseByline } from './byline'
import type { Copy } from './copy'
import { isNotForPublication, type Sent } from './deskLines'
import { readDateline } from './dateline'
import { IPTC_HEADER, splitFrames, type Frame, type FrameLine } from './envelopeFrames'
import { WireError } from './errors'
import { isHeaderLine, isVersion, joinHeader, parseHeader, readSlugline } from './header'
import type { WireAction } from './item'
import { toInstant } from './instants'
import { isSeparator, trimLayout, withoutMarks, type Line } from './lines'
import { monthOf } from './sentWhen'
import type { BodyBlock, Finding } from './story'

/** The header of a message, as sent; a missing part is the empty string. */
export type EnvelopeHeader = {
  /** The service letter (ANPA) or the source's letters (IPTC), and the number. */
  readonly service: string
  readonly serial: string
  readonly priority: string
  readonly category: string
  /** The keyword or slug, cut down by ANPA, with its version. */
  readonly keyword: string
  /** `MM-DD`: the year is not sent. */
  readonly date: string
  readonly words: string
  readonly info: string
}

export type Envelope = {
  readonly format: Frame['format']
  readonly messages: readonly { readonly header: EnvelopeHeader; readonly frame: Frame }[]
}

/**
 * The envelope of ANPA 1312 or IPTC 7901 around one or more messages; null if the text has none of their control characters. The format is
 * that of the first message.
 */
export function openEnvelope(text: string): Envelope | null {
  const frames = splitFrames(text)
  const [first] = frames
  if (!first) return null
  return { format: first.format, messages: frames.map((frame) => ({ header: headerOf(frame), frame })) }
}

/**
 * Every message of a file in the envelope of ANPA 1312 or IPTC 7901, without any control character; empty if the text is not in one. The
 * slug, version, headline, summary, notes and byline are taken from the head of the text; tabular text stays as it is, one paragraph a line,
 * with a finding.
 *
 * @throws WireError `truncated` if the end of a message is missing
 */
export function readEnvelope(text: string): readonly Copy[] {
  const envelope = openEnvelope(text)
  return (envelope?.messages ?? []).map(({ header, frame }) => {
    if (!frame.isWhole) throw truncated(frame)
    return toCopy(header, frame)
  })
}

function truncated(frame: Frame): WireError {
  return new WireError({
    code: 'truncated',
    line: frame.text.at(-1)?.number ?? 0,
    message: 'The end of the message is missing (ETX or EOT).',
  })
}

function headerOf({ format, header }: Frame): EnvelopeHeader {
  const text = header.map(({ raw }) => raw.trim()).join('\n')
  return format === 'iptc-7901' ? iptcHeader(text) : anpaHeader(text)
}

const NO_HEADER: EnvelopeHeader = {
  service: '',
  serial: '',
  priority: '',
  category: '',
  keyword: '',
  date: '',
  words: '',
  info: '',
}

function iptcHeader(text: string): EnvelopeHeader {
  const found = IPTC_HEADER.exec(text)
  if (!found?.groups) return NO_HEADER
  const { source = '', serial = '', priority = '', category = '', words = '', info = '' } = found.groups
  const below = text.slice(found.index + found[0].length).split('\n')
  const keyword = below
    .map((line) => line.trim())
    .filter(Boolean)
    .join(' ')
  return { ...NO_HEADER, service: source, serial, priority, category, words, info: info.trim(), keyword }
}

/** `z6715 -----` and `r s BC-BKN--Slug 1stLd-Writethru 02-20 0500`. */
function anpaHeader(text: string): EnvelopeHeader {
  const service = /(?:^|\n)(?<service>[a-zA-Z])(?<serial>\d{4})\b/.exec(text)?.groups
  const routing =
    /(?:^|\n)(?<priority>[a-zA-Z]) +(?<category>[a-zA-Z]) +(?<keyword>\S[^\n]{0,100}?)(?: +(?<date>\d\d-\d\d))?(?: +(?<words>\d{1,5}))?(?=\n|$)/.exec(
      text,
    )?.groups
  return {
    ...NO_HEADER,
    service: service?.service ?? '',
    serial: service?.serial ?? '',
    priority: routing?.priority ?? '',
    category: routing?.category ?? '',
    keyword: routing?.keyword?.trim() ?? '',
    date: routing?.date ?? '',
    words: routing?.words ?? '',
  }
}

function toCopy(header: EnvelopeHeader, frame: Frame): Copy {
  const sentAt = instantOf(frame)
  const sent: Sent = sentAt ? { year: Number(sentAt.slice(0, 4)), month: Number(sentAt.slice(5, 7)) } : {}
  const head =
    frame.format === 'anpa-1312' ? takeAnpaHead(toLines(frame.text)) : takeIptcHead(toLines(frame.text))

  const above = parseHeader(head.rest, { sent })
  const byline = parseByline(above.rest)
  const below = parseHeader(byline.rest, { isBelowByline: true, sent })
  // A head without marks: its first line that is nothing else is the headline.
  const [headline = ''] = head.headline === '' ? above.unread : []
  const notes = headline === '' ? above : { ...above, edNotes: withoutFirst(above.edNotes, headline) }
  const wire = joinHeader([notes, below])

  const slug = splitVersion(header.keyword)
  const agency = agencyOf(header)
  const bylineText = byline.byline?.text.replace(/ *=$/gm, '') ?? head.byline
  return {
    format: frame.format,
    ...(agency ? { agency } : {}),
    version: wire?.version || head.version || slug.version,
    slugline: wire?.slugline || slug.slugline,
    headline: head.headline || headline,
    summary: head.summary,
    edNotes: [...unreadHeader(frame, header), ...head.edNotes, ...(wire?.edNotes ?? []), ...trailerOf(frame)],
    ...(bylineText ? { byline: bylineText } : {}),
    body: bodyOf(below.rest, frame),
    subjects: header.category
      ? [{ code: header.category, name: '', scheme: `${frame.format}-category` }]
      : [],
    urgency: urgencyOf(header, frame),
    actions: actionsOf(header, frame),
    times: { created: null, version: sentAt },
    findings: [
      ...(headline === '' ? above.findings : withoutUnread(above.findings)),
      ...head.findings,
      ...byline.findings,
      ...below.findings,
      ...tabular(frame),
      ...(unreadHeader(frame, header).length > 0 ? [unreadHeaderFinding(frame)] : []),
    ],
  }
}

function withoutFirst(notes: readonly string[], note: string): readonly string[] {
  const at = notes.indexOf(note)
  return notes.filter((_, index) => index !== at)
}

function withoutUnread(findings: readonly Finding[]): readonly Finding[] {
  const at = findings.findIndex(({ code }) => code === 'unread-header')
  return findings.filter((_, index) => index !== at)
}

function toLines(lines: readonly FrameLine[]): readonly Line[] {
  const found: Line[] = []
  let followsBlank = false
  for (const { raw, number } of lines) {
    const text = trimLayout(raw)
    if (text !== '') found.push({ text, number, isIndented: /^(?: {3}| {0,2}\t)/.test(raw), followsBlank })
    followsBlank = text === ''
  }
  return found
}

type Head = {
  readonly headline: string
  readonly summary: string
  readonly version: string
  /** One that does not begin with `By`. */
  readonly byline?: string
  readonly edNotes: readonly string[]
  readonly rest: readonly Line[]
  readonly findings: readonly Finding[]
}

/** The last words of the take before, which an addition repeats. */
const PICKUP = /^\p{Lu}[\p{Lu}., ]{1,40}: .{1,80}\.$/u

/** ANPA frames each part of the head: the first that is no slug, note or byline is the headline, what follows it the summary. */
function takeAnpaHead(lines: readonly Line[]): Head {
  const rest: Line[] = []
  const texts: string[] = []
  let at = 0

  while (at < lines.length) {
    const part = framedPart(lines, at)
    const [first] = part
    if (!first?.text.startsWith('^')) break
    const text = part.map((line) => withoutMarks(line.text)).join(' ')
    const isKnown =
      isHeaderLine({ ...first, text }) ||
      isBylineStart(text) ||
      readSlugline(text) !== null ||
      readDateline(text) !== null
    // The title line below a byline belongs to it.
    if (isKnown || /=<?$/.test(first.text)) rest.push(...part)
    else texts.push(text)
    at += part.length
  }
  const edNotes = texts.filter((text) => PICKUP.test(text))
  const [headline = '', ...summary] = texts.filter((text) => !PICKUP.test(text))
  return {
    headline,
    summary: summary.join(' '),
    version: '',
    edNotes,
    rest: [...rest, ...lines.slice(at)],
    findings: edNotes.map((text) => addition(text, lines[0]?.number ?? 1)),
  }
}

function addition(text: string, line: number): Finding {
  return {
    code: 'unread-header',
    line,
    message: `This is an addition to an earlier take, which ends: "${text}".`,
  }
}

/** From `^` to `<`, over several lines unless something else begins. */
function framedPart(lines: readonly Line[], from: number): readonly Line[] {
  for (let at = from; at < from + 12 && at < lines.length; at++) {
    const line = lines[at]
    const next = lines[at + 1]
    if (
      /[<=]$/.test(line?.text ?? '') ||
      !next ||
      next.isIndented ||
      next.followsBlank ||
      next.text.startsWith('^')
    )
      return lines.slice(from, at + 1)
  }
  return lines.slice(from, from + 1)
}

const FOREIGN_BYLINE = /^(?:Von|Par|Por) \p{Lu}\S* \p{Lu}/u

const MOST_HEAD_LINES = 12

/** IPTC's head: version, headline, notes, byline. */
function takeIptcHead(lines: readonly Line[]): Head {
  const end = endOfIptcHead(lines)
  if (end === -1) return { headline: '', summary: '', version: '', edNotes: [], rest: lines, findings: [] }

  let version = ''
  const headline: string[] = []
  const edNotes: string[] = []
  const rest: Line[] = []
  let byline = ''
  for (const line of lines.slice(0, end + 1)) {
    const text = trimLayout(line.text.replace(/ ?=$/, ''))
    if (text === '') continue
    if (version === '' && headline.length === 0 && isVersionLine(text)) version = text
    else if (
      isBylineStart(text) ||
      isBylineStart(`${text}=`) ||
      rest.some((other) => isBylineStart(other.text))
    )
      rest.push({ ...line, text: line.text })
    else if (isHeaderLine({ ...line, text }) || isNotForPublication(text)) rest.push({ ...line, text })
    else if (/^\(.*\)$/.test(text)) edNotes.push(text)
    else if (headline.length > 0 && FOREIGN_BYLINE.test(text)) byline = text
    else headline.push(text)
  }
  return {
    headline: headline.join(' '),
    summary: '',
    version,
    byline,
    edNotes,
    findings: [],
    rest: [...rest, ...lines.slice(end + 1)],
  }
}

/** The last line of the head; without a mark it ends before the byline or the dateline. */
function endOfIptcHead(lines: readonly Line[]): number {
  const head = lines.slice(0, MOST_HEAD_LINES)
  const marked = head.findIndex(({ text }) => / ?=$/.test(text) && !isSeparator(text))
  if (marked !== -1) return marked
  const story = head.findIndex(({ text }) => isBylineStart(text) || readDateline(text) !== null)
  return story === -1 || head.slice(0, story).some(({ text }) => text.length > 150) ? -1 : story - 1
}

function isVersionLine(text: string): boolean {
  return text.length <= 40 && isVersion(text) && /^[\d\p{Lu}]/u.test(text) && text.split(/\s+/).length <= 4
}

function splitVersion(keyword: string): { slugline: string; version: string } {
  const spaced =
    /^(\S.*?),? ((?:\d{1,2}(?:st|nd|rd|th) ?|\d Takes?)?(?:Ld|Lead|Writethru|Add|Sub|Insert|Urgent|Bulletin|Kill|Advisory|Corrective)?\S{0,30})$/i.exec(
      keyword,
    )
  return spaced?.[2] && isVersion(spaced[2])
    ? { slugline: spaced[1] ?? keyword, version: spaced[2] }
    : { slugline: keyword, version: '' }
}

/** `dpa 061` among the free information. */
function agencyOf({ info }: EnvelopeHeader): string {
  return info.split(/\s+/).find((word) => isAgency(word)) ?? ''
}

function bodyOf(lines: readonly Line[], frame: Frame): readonly BodyBlock[] {
  const tables = new Map(
    frame.text.filter(({ isTabular }) => isTabular).map(({ number, raw }) => [number, raw]),
  )
  const body: BodyBlock[] = []
  let prose: Line[] = []
  const flush = (): void => {
    body.push(...toBodyBlocks(toBlocks(prose)))
    prose = []
  }
  for (const line of lines) {
    const raw = tables.get(line.number)
    if (raw === undefined) prose.push({ ...line, text: withoutMarks(line.text) })
    else {
      flush()
      body.push({ type: 'paragraph', text: raw, line: line.number })
    }
  }
  flush()
  return body
}

function tabular({ text }: Frame): readonly Finding[] {
  const first = text.find(({ isTabular, raw }) => isTabular && raw.trim() !== '' && !raw.startsWith('^'))
  if (!first) return []
  return [
    {
      code: 'unsupported-markup',
      line: first.number,
      message: 'From this line on the copy is tabular; each line is kept as a paragraph.',
    },
  ]
}

function trailerOf({ trailer }: Frame): readonly string[] {
  return trailer.map(({ raw }) => withoutMarks(raw.trim())).filter((text) => /[\p{L}\d]/u.test(text))
}

/** The header as it is, where nothing of it can be read. */
function unreadHeader({ header }: Frame, read: EnvelopeHeader): readonly string[] {
  if (read !== NO_HEADER && (read.keyword || read.service || read.words)) return []
  return header.map(({ raw }) => raw.trim()).filter((text) => /[\p{L}\d]/u.test(text))
}

function unreadHeaderFinding({ header }: Frame): Finding {
  return {
    code: 'unread-header',
    line: header[0]?.number ?? 1,
    message: 'The header of this message cannot be read; it is kept among the notes to editors.',
  }
}

const ANPA_URGENCY: Readonly<Record<string, number>> = { f: 1, b: 2, u: 3, r: 4, d: 5, a: 7, s: 8 }

function urgencyOf({ priority }: EnvelopeHeader, { format }: Frame): number | null {
  if (format === 'anpa-1312') return ANPA_URGENCY[priority.toLowerCase()] ?? null
  return /^[1-8]$/.test(priority) ? Number(priority) : null
}

/** ANPA's category v is for advisories. dpa asks for a kill in a sentence. */
function actionsOf({ category }: EnvelopeHeader, { format, text }: Frame): readonly WireAction[] {
  const asksForKill = text
    .slice(0, 12)
    .some(({ raw }) => /^\W*(?:please kill|kill kill|mandatory kill|bulletin kill)\b/i.test(raw))
  const isAdvisory = format === 'anpa-1312' && category.toLowerCase() === 'v'
  return [...(asksForKill ? (['kill'] as const) : []), ...(isAdvisory ? (['advisory'] as const) : [])]
}

/** `AP-WF-02-20-16 0337GMT` or `131137 GMT Nov 13`. */
function instantOf({ text, trailer }: Frame): string | null {
  for (const { raw } of [...trailer, ...text.slice(-3)]) {
    const ap = /AP-[A-Z]{2}-(\d\d)-(\d\d)-(\d\d) (\d\d)(\d\d)([A-Z]{3})\b/.exec(raw)
    if (ap)
      return toInstant(`${ap[2]} ${NAMES[Number(ap[1]) - 1] ?? ''} 20${ap[3]} ${ap[4]}:${ap[5]} ${ap[6]}`)
    const iptc = /^\s*(\d\d)(\d\d)(\d\d) ([A-Z]{3,4}) ([A-Z][a-zäé]{2,3})\.? (\d\d)\b/.exec(raw)
    if (iptc)
      return toInstant(
        `${iptc[1]} ${NAMES[monthOf(iptc[5] ?? '') - 1] ?? ''} 20${iptc[6]} ${iptc[2]}:${iptc[3]} ${ZONES[iptc[4] ?? ''] ?? iptc[4]}`,
      )
  }
  return null
}

const NAMES = ['Jan', 'Feb', 'Mar', 'Apr', 'May', 'Jun', 'Jul', 'Aug', 'Sep', 'Oct', 'Nov', 'Dec']
const ZONES: Readonly<Record<string, string>> = {
  MEZ: '+0100',
  CET: '+0100',
  MESZ: '+0200',
  CEST: '+0200',
  BST: '+0100',
}
