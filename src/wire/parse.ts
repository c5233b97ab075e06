import { toBlocks, type Block } from './blocks'
import { parseBody } from './body'
import { parseByline } from './byline'
import { acceptText, decode } from './bytes'
import { splitClosing, type Closing } from './closing'
import { parseCredits } from './credits'
import { parseDateline } from './dateline'
import { parseFollowLine } from './followLine'
import { readEnvelope } from './envelope'
import { isFramed } from './envelopeFrames'
import { WireError } from './errors'
import { toItem } from './toItem'
import { joinHeader, parseHeader } from './header'
import { toLines, withoutMarks } from './lines'
import { sentWhen } from './sentWhen'
import { takeDeskLines } from './deskLines'
import { findMojibake } from './mojibake'
import type { Finding, WireHeader, WireStory } from './story'

/**
 * Wire copy → WireStory. Text that cannot be parsed with confidence stays verbatim in place and is reported as a finding. An envelope of ANPA
 * 1312 or IPTC 7901 around it is opened.
 *
 * @throws WireError `binary`, `empty`, `too-large`; for an envelope also `truncated`, or `malformed` if it does not hold exactly one message
 */
export function parse(input: string | Uint8Array): WireStory {
  const text = typeof input === 'string' ? acceptText(input) : decode(input).text

  if (isFramed(text)) return parseEnvelope(text)

  const sent = sentWhen(text)
  const above = parseHeader(toLines(text), { sent })
  const byline = parseByline(above.rest)
  const below = parseHeader(byline.rest, { isBelowByline: true, sent })

  const desk = takeDeskLines(toBlocks(below.rest), sent)
  const { story, closing } = splitClosing(desk.rest)
  const dateline = parseDateline(firstParagraph(story))
  const body = parseBody(withoutDateline(story, dateline.rest))

  const { followLine, others } = takeFollowLine(closing)
  const credits = parseCredits({
    closing: others.filter(isPrinted),
    bylineNames: byline.byline?.names ?? [],
  })

  return {
    header: joinHeader([
      above,
      below,
      { slugline: '', version: '', edNotes: desk.edNotes },
      notesBelow(others),
    ]),
    byline: byline.byline,
    dateline: dateline.dateline,
    body: body.body,
    credits: credits.credits,
    followLine,
    findings: inOrder([
      above,
      byline,
      below,
      desk,
      dateline,
      body,
      credits,
      { findings: findMojibake(text) },
    ]),
  }
}

function parseEnvelope(text: string): WireStory {
  const messages = readEnvelope(text)
  const [only] = messages
  if (!only || messages.length > 1) {
    throw new WireError({
      code: 'malformed',
      message: `The envelope holds ${messages.length} messages; one is read at a time.`,
    })
  }
  const { headline, summary, header, byline, dateline, body, credits, followLine, findings } = toItem(only)
  // A story has no place for them but among the notes.
  const above = [headline, summary].filter((text) => text !== null)
  return {
    header: joinHeader([{ slugline: '', version: '', edNotes: above }, ...(header ? [header] : [])]),
    byline,
    dateline,
    body,
    credits,
    followLine,
    findings,
  }
}

function firstParagraph(story: readonly Block[]): { text: string; line: number } {
  return story[0]?.isSeparator === false ? story[0] : { text: '', line: 0 }
}

function withoutDateline(story: readonly Block[], rest: string): readonly Block[] {
  const [first, ...others] = story
  if (!first || first.isSeparator) return story
  return rest === '' ? others : [{ ...first, text: rest }, ...others]
}

/** The first follow line belongs to the story; the others stay with the credits. */
function takeFollowLine(closing: readonly Closing[]) {
  const first = closing.find(({ kind }) => kind === 'follow')
  return {
    followLine: first ? parseFollowLine(first.block.text) : null,
    others: closing.filter((part) => part !== first),
  }
}

function isPrinted({ kind }: Closing): boolean {
  return kind !== 'ed-note' && kind !== 'trailer'
}

function notesBelow(closing: readonly Closing[]): WireHeader {
  const edNotes = closing.filter((part) => !isPrinted(part)).map(({ block }) => withoutMarks(block.text))
  return { slugline: '', version: '', edNotes }
}

function inOrder(parts: readonly { findings: readonly Finding[] }[]): readonly Finding[] {
  return parts.flatMap(({ findings }) => findings).sort((one, other) => one.line - other.line)
}
