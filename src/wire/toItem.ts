import { actionOf, statusOf } from './action'
import type { Block } from './blocks'
import { endingInDoubt } from './body'
import { isBylineStart, parseByline } from './byline'
import { splitClosing, type Closing } from './closing'
import type { Copy } from './copy'
import { parseCredits } from './credits'
import { parseDateline } from './dateline'
import { parseFollowLine } from './followLine'
import { embargoFinding, takeDeskLines, type Sent } from './deskLines'
import { embargoInWords } from './embargoInWords'
import { joinHeader } from './header'
import type { WireItem, WireRights } from './item'
import { isSeparator, toLines, withoutMarks } from './lines'
import { findMojibake } from './mojibake'
import type { BodyBlock, Finding, WireDateline } from './story'

/**
 * What a format's reader found → the item: the grammar of wire copy is the same in all formats. A byline above the story, the dateline of its
 * first paragraph and the credits below it are taken out of the body; every other word of it stays, verbatim and in order.
 */
export function toItem(copy: Copy): WireItem {
  const byline = takeByline(copy)
  const desk = takeDeskLines(byline.body, sentWhenOf(copy))
  const { story, closing, findings: inDoubt } = takeClosing(desk.rest, copy.ending ?? [])
  const dateline = takeDateline(story, copy.located)
  const { followLine, others } = takeFollowLine(closing)
  const credits = parseCredits({
    closing: others.filter(isPrinted),
    bylineNames: byline.byline?.names ?? [],
  })
  const edNotes = [...(copy.edNotes ?? []), ...desk.edNotes, ...notesBelow(others)].filter(
    (note) => note.trim() !== '',
  )
  const version = copy.version ?? ''
  const embargoedUntil = copy.embargoedUntil ?? null
  const action = actionOf({
    ...copy,
    status: copy.status ?? 'usable',
    edNotes,
    isEmbargoed: embargoedUntil !== null,
  })

  return {
    format: copy.format,
    identity: { agency: copy.agency ?? dateline.dateline?.source ?? '', id: copy.id ?? '' },
    version,
    revision: copy.revision ?? '',
    status: copy.status ?? statusOf(action),
    action,
    embargoedUntil,
    headline: filled(copy.headline),
    summary: filled(copy.summary),
    header: joinHeader([{ slugline: copy.slugline ?? '', version: copy.slugline ? version : '', edNotes }]),
    byline: byline.byline,
    dateline: dateline.dateline,
    body: dateline.story,
    credits: credits.credits,
    followLine,
    pictures: copy.pictures ?? [],
    subjects: copy.subjects ?? [],
    rights: rightsOf(copy.rights),
    language: filled(copy.language),
    urgency: copy.urgency ?? null,
    times: { created: copy.times?.created ?? null, version: copy.times?.version ?? null },
    target: copy.target ?? null,
    findings: [
      ...(copy.findings ?? []),
      ...byline.findings,
      ...desk.findings,
      ...embargoesInNotes(copy),
      ...inDoubt,
      ...dateline.findings,
      ...credits.findings,
      ...firstMojibake(copy.body),
      ...(copy.body.length === 0 ? [NO_BODY] : []),
    ].sort((one, other) => one.line - other.line),
  }
}

const NO_BODY: Finding = { code: 'no-body', line: 1, message: 'The copy has no body text.' }

/** `Von Tom Novak`; Von Miller is a name. */
const FOREIGN_BY = /^(?:von|par|por) (?=\p{Lu}\S* \p{Lu})/iu

/** The byline of the metadata; without one, of the first paragraph. */
function takeByline({ byline, body }: Copy) {
  const stated = (byline ?? '').trim()
  if (stated !== '') {
    const lines = toLines(/^by\b/i.test(stated) ? stated : `By ${stated.replace(FOREIGN_BY, '')}`)
    const read = parseByline(lines)
    return {
      byline: { text: stated, names: read.byline?.names ?? [] },
      findings: read.byline && read.rest.length === 0 ? read.findings : [unreadByline(stated)],
      body,
    }
  }
  const [first, ...others] = body
  if (first?.type !== 'paragraph' || !isBylineStart(first.text)) return { byline: null, findings: [], body }
  const read = parseByline(toLines(first.text))
  return read.byline && read.rest.length === 0
    ? { byline: read.byline, findings: read.findings, body: others }
    : { byline: null, findings: [], body }
}

function unreadByline(text: string): Finding {
  return { code: 'unread-byline', line: 0, message: `The names in this byline cannot be read: "${text}".` }
}

/** The story, and what is printed below it: credits, follow lines, notes. What the format marks as an ending is below in any case. */
function takeClosing(body: readonly BodyBlock[], ending: readonly BodyBlock[]) {
  const blocks = body.map((block): Block => ({ ...block, isSeparator: isRule(block), followsBlank: true }))
  const { story, closing } = splitClosing(blocks)
  const kept = new Set(
    story.filter(({ isSeparator }) => !isSeparator).map(({ line, text }) => `${line} ${text}`),
  )
  const marked = ending.flatMap((block): Closing[] => {
    const alone: Block = { ...block, isSeparator: false, followsBlank: true }
    const read = splitClosing([SEPARATOR, alone])
    return read.closing.length > 0 ? [...read.closing] : [{ kind: 'note', block: alone }]
  })
  return {
    story: body.filter((block) => kept.has(`${block.line} ${block.text}`)),
    closing: [...closing, ...marked],
    findings: endingInDoubt(story),
  }
}

const SEPARATOR: Block = { text: '___', line: 0, isSeparator: true, followsBlank: true }

const isRule = ({ text }: BodyBlock): boolean => isSeparator(text)

function sentWhenOf({ times }: Copy): Sent {
  const [, year, month] = /^(\d{4})-(\d\d)/.exec(times?.version ?? times?.created ?? '') ?? []
  return year === undefined ? {} : { year: Number(year), month: Number(month) }
}

/** The notes of the metadata have no line. */
function embargoesInNotes(copy: Copy): readonly Finding[] {
  if (copy.embargoedUntil || copy.findings?.some(({ code }) => code === 'embargo-in-words')) return []
  return (copy.edNotes ?? []).flatMap((note) => {
    const embargo = embargoInWords(note, sentWhenOf(copy))
    return embargo ? [embargoFinding(embargo, 0)] : []
  })
}

function takeDateline(story: readonly BodyBlock[], located: string | undefined) {
  const [first, ...others] = story
  const read = first?.type === 'paragraph' ? parseDateline(first) : { dateline: null, rest: '', findings: [] }
  if (first && read.dateline) {
    const rest = read.rest === '' ? others : [withoutStart(first, read.rest), ...others]
    return { dateline: read.dateline, story: rest, findings: read.findings }
  }
  const stated: WireDateline | null = located?.trim()
    ? { located: located.trim(), source: '', text: '' }
    : null
  return { dateline: stated, story, findings: read.findings }
}

/** A block whose text is only the end of what it was: its marks move along. */
function withoutStart({ text, marks, ...block }: BodyBlock, rest: string): BodyBlock {
  const removed = text.length - rest.length
  const moved = (marks ?? [])
    .map((mark) => ({ ...mark, from: Math.max(0, mark.from - removed), to: mark.to - removed }))
    .filter(({ from, to }) => to > from)
  return { ...block, text: rest, ...(moved.length > 0 ? { marks: moved } : {}) }
}

function takeFollowLine(closing: readonly Closing[]) {
  const first = closing.find(({ kind }) => kind === 'follow')
  return {
    followLine: first ? parseFollowLine(first.block.text) : null,
    others: closing.filter((part) => part !== first),
  }
}

const isPrinted = ({ kind }: Closing): boolean => kind !== 'ed-note' && kind !== 'trailer'

const notesBelow = (closing: readonly Closing[]): readonly string[] =>
  closing.filter((part) => !isPrinted(part)).map(({ block }) => withoutMarks(block.text))

function rightsOf(rights: Partial<WireRights> | undefined): WireRights | null {
  const whole = { holder: '', notice: '', terms: [], expires: '', ...rights }
  return whole.holder || whole.notice || whole.expires || whole.terms.length > 0 ? whole : null
}

const filled = (text: string | undefined): string | null => (text?.trim() ? text.trim() : null)

function firstMojibake(body: readonly BodyBlock[]): readonly Finding[] {
  for (const { text, line } of body) {
    const [found] = findMojibake(text)
    if (found) return [{ ...found, line }]
  }
  return []
}
