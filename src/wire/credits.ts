import type { Closing } from './closing'
import { readSentences } from './sentence'
import type { ContributedCredit, Finding, ReportedCredit, WireCredits } from './story'

/**
 * The text printed below the story, verbatim with one entry per line, and the people that the grammar finds in it. Sentences and lines that
 * it cannot parse stay in `text` and are reported; no person is derived from them.
 */
export function parseCredits({
  closing,
  bylineNames,
}: {
  closing: readonly Closing[]
  bylineNames: readonly string[]
}): {
  credits: WireCredits | null
  findings: readonly Finding[]
} {
  const reported: ReportedCredit[] = []
  const contributed: ContributedCredit[] = []
  const findings: Finding[] = []

  for (const { kind, block } of closing) {
    if (kind !== 'credits') {
      findings.push(toFinding(kind, block))
      continue
    }
    for (const { text, rows } of readSentences(block.text)) {
      reported.push(...(rows?.reported ?? []))
      contributed.push(...(rows?.contributed ?? []))
      if (!rows?.isComplete) findings.push(unread(text, block.line))
      const people = [...(rows?.reported ?? []), ...(rows?.contributed ?? [])]
      findings.push(
        ...people
          .filter(({ name }) => isSurnameOnly(name, bylineNames))
          .map(({ name }) => surnameOnly(name, block.line)),
      )
    }
  }

  const text = closing.map(({ block }) => block.text).join('\n')
  return { credits: closing.length === 0 ? null : { text, reported, contributed }, findings }
}

/** One word that is not the surname of anyone in the byline. */
function isSurnameOnly(name: string, bylineNames: readonly string[]): boolean {
  if (/\s/.test(name)) return false
  return !bylineNames.some((full) => full.toLowerCase().endsWith(` ${name.toLowerCase()}`))
}

function surnameOnly(name: string, line: number): Finding {
  return {
    code: 'surname-only',
    line,
    message: `The copy gives a surname alone: "${name}". Complete it if you know who this is.`,
  }
}

function unread(text: string, line: number): Finding {
  return { code: 'unread-credit', line, message: `Kept in the credit text, but not read: "${text}"` }
}

function toFinding(kind: Closing['kind'], { text, line }: Closing['block']): Finding {
  if (kind === 'unread') return unread(text, line)
  if (kind === 'follow') {
    return {
      code: 'further-follow-line',
      line,
      message: `Another follow line, kept in the credit text: "${text}"`,
    }
  }
  if (kind === 'contact') {
    return { code: 'contact-line', line, message: `A contact line, kept in the credit text: "${text}"` }
  }
  return { code: 'closing-note', line, message: `A note below the story, kept in the credit text: "${text}"` }
}
