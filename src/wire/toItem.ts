import { actionOf, statusOf } from './action'
import { agencyName } from './agencyName'
import type { Block } from './blocks'
import { endingInDoubt } from './body'
import { isBylineStart, parseByline } from './byline'
import { splitClosing, type Closing } from './closing'
import type { Copy } from './copy'
import { parseCredits } from './credits'
import { parseDateline, readDateline } from './dateline'
import { parseFollowLine } from './followLine'
import { embargoFinding, takeDeskLines, type Sent } from './deskLines'
import { embargoInWords } from './embargoInWords'
import { joinHeader } from './header'
import type { WireItem, WireRights } from './item'
import { isSeparator, toLines, withoutMarks } from './lines'
import { findMojibake } from './mojibake'
import type { BodyBlock, Finding, WireDateline, WireStory } from './story'

/**
 * What a format's reader found → the item: the grammar of wire copy is the same in all formats. A byline above the story, the dateline of its
 * first paragraph and the credits below it are taken out of the body; every other word of it stays, verbatim and in order.
 */
export function toItem(copy: Copy): WireItem {
  const story = copy.story ?? toStory(copy)
  const edNotes = story.header?.edNotes ?? []
  const version = copy.version ?? story.header?.version ?? ''
  const embargoedUntil = copy.embargoedUntil ?? null
  const words = { headline: copy.headline ?? '', version, slugline: story.header?.slugline ?? '', edNotes }
  const action = actionOf({
    status: copy.status ?? 'usable',
    actions: copy.actions ?? [],
    ...(copy.isForgeable ? {} : words),
    isEmbargoed:
      isAhead(embargoedUntil, copy.times?.version ?? null) ||
      story.findings.some(({ code }) => code === 'embargo-in-words'),
  })
  const { header, byline, dateline, body, credits, followLine } = story
  return {
    format: copy.format,
    identity: {
      agency: agencyName(copy.agency || authorityOf(copy.id ?? '') || (dateline?.source ?? '')),
      id: copy.id ?? '',
    },
    version,
    revision: copy.revision ?? '',
    status: copy.status ?? statusOf(action),
    action,
    embargoedUntil,
    headline: filled(copy.headline),
    summary: filled(copy.summary),
    header,
    byline,
    dateline,
    body,
    credits,
    followLine,
    pictures: copy.pictures ?? [],
    subjects: copy.subjects ?? [],
    rights: rightsOf(copy.rights),
    language: filled(copy.language),
    urgency: copy.urgency ?? null,
    times: { created: copy.times?.created ?? null, version: copy.times?.version ?? null },
    target: copy.target ?? null,
    isComplete: copy.isComplete ?? true,
    findings: inOrder([...(copy.findings ?? []), ...story.findings]),
  }
}

/** Whether an embargo was still to come when the version was made: one that had ended says nothing of it. */
const isAhead = (embargoedUntil: string | null, versionCreated: string | null): boolean =>
  embargoedUntil !== null && (versionCreated === null || embargoedUntil > versionCreated)

/**
 * Whose id a URI is: `urn:newsml:wire.example:…`, `tag:wire.example,2026:…`, `https://wire.example/…`. The same in all versions of a story,
 * which a dateline need not be. Empty for other ids.
 */
function authorityOf(id: string): string {
  const [, authority = ''] =
    /^(?:urn:newsml:|tag:|https?:\/\/)([\w.-]+\.[a-z]{2,})(?=[:,/]|$)/i.exec(id) ?? []
  return authority.toLowerCase()
}

/** The parts of wire copy in a marked-up body. */
function toStory(copy: Copy): WireStory {
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
  return {
    header: joinHeader([
      { slugline: copy.slugline ?? '', version: copy.slugline ? (copy.version ?? '') : '', edNotes },
    ]),
    byline: byline.byline,
    dateline: dateline.dateline,
    body: dateline.story,
    credits: credits.credits,
    followLine,
    findings: [
      ...byline.findings,
      ...desk.findings,
      ...embargoesInNotes(copy),
      ...inDoubt,
      ...dateline.findings,
      ...credits.findings,
      ...firstMojibake(copy.body),
      ...(copy.body.length === 0 ? [NO_BODY] : []),
    ],
  }
}

const inOrder = (findings: readonly Finding[]): readonly Finding[] =>
  [...findings].sort((one, other) => one.line - other.line)

const NO_BODY: Finding = { code: 'no-body', line: 1, message: 'The copy has no body text.' }

/** `Von Tom Novak`; Von Miller is a name. */
const FOREIGN_BY = /^(?:von|par|por) (?=\p{Lu}\S* \p{Lu})/iu

/** The byline of the metadata; without one, of the first paragraph. */
function takeByline({ byline, body, language }: Copy) {
  const stated = (byline ?? '').trim()
  if (stated !== '') {
    const lines = toLines(`By ${withoutBy(stated, language)}`)
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

/** In the language of the item: `Von` is a first name elsewhere. Where none is stated, only before two names or more. */
function withoutBy(byline: string, language = ''): string {
  const by = BY.get(language.trim().slice(0, 2).toLowerCase()) ?? 'by'
  const [word = ''] = byline.split(/\s/, 1)
  if (['by', 'by:', by, `${by}:`].includes(word.toLowerCase())) return byline.slice(word.length).trim()
  return language.trim() === '' ? byline.replace(FOREIGN_BY, '') : byline
}

const BY = new Map([
  ['fr', 'par'],
  ['de', 'von'],
  ['es', 'por'],
  ['pt', 'por'],
  ['it', 'di'],
  ['nl', 'door'],
  ['sv', 'av'],
  ['no', 'av'],
  ['nb', 'av'],
  ['nn', 'av'],
  ['da', 'af'],
])

function unreadByline(text: string): Finding {
  return { code: 'unread-byline', line: 0, message: `The names in this byline cannot be read: "${text}".` }
}

/** The story, and what is printed below it: credits, follow lines, notes. What the format marks as an ending is below in any case. */
function takeClosing(body: readonly BodyBlock[], ending: readonly BodyBlock[]) {
  const blocks = body.map((block): Block => ({ ...block, isSeparator: isRule(block), followsBlank: true }))
  const { story, closing } = splitClosing(blocks)
  const marked = ending.flatMap((block): Closing[] => {
    const alone: Block = { ...block, isSeparator: false, followsBlank: true }
    const read = splitClosing([SEPARATOR, alone])
    return read.closing.length > 0 ? [...read.closing] : [{ kind: 'note', block: alone }]
  })
  return {
    story: body.slice(0, story.length).filter((block) => !isRule(block)),
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

/** The dateline of the first paragraph, which may stand below a headline; without one, what the metadata says of the place. */
function takeDateline(story: readonly BodyBlock[], located = '') {
  const at = story.findIndex(({ type }) => type === 'paragraph')
  const first = story[at]
  const read = first ? parseDateline(first) : { dateline: null, rest: '', findings: [] }
  if (first && read.dateline) {
    const rest = read.rest === '' ? [] : [withoutStart(first, read.rest)]
    return { ...read, story: [...story.slice(0, at), ...rest, ...story.slice(at + 1)] }
  }
  return { dateline: statedDateline(located.trim()), story, findings: read.findings }
}

/** A place, or (AFP) the whole phrase: `Alder Bay, Nov 3, 2026 (AFP)`. */
function statedDateline(located: string): WireDateline | null {
  if (located === '') return null
  const phrase = readDateline(`${located} -`)
  return phrase ? { ...phrase, text: located } : { located, source: '', text: '' }
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
