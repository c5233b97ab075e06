import type { Block } from './blocks'
import { isPlainlyCredits } from './closing'
import { isClosed } from './lines'
import { mayBeCredits } from './unreadCredits'
import type { BodyBlock, Finding } from './story'

/**
 * The story's paragraphs and subheads, verbatim. Separators split them and are dropped. A subhead is a short line between paragraphs,
 * without a closing mark, that is in capitals or follows a blank line or a separator; any other line is a paragraph.
 */
export function parseBody(blocks: readonly Block[]): {
  body: readonly BodyBlock[]
  findings: readonly Finding[]
} {
  const body = toBodyBlocks(blocks).filter((_, at) => blocks[at]?.isSeparator === false)
  const findings = blocks
    .filter((_, at) => blocks[at - 1]?.isSeparator)
    .slice(0, MOST_SECTIONS)
    .filter(isCredits)
    .map(creditsInBody)
  const all = [...findings, ...endingInDoubt(blocks)]
  return { body, findings: body.length === 0 ? [...all, NO_BODY] : all }
}

/** A single sentence below the only separator may be about the story's makers: it stays in the body, and is reported. */
export function endingInDoubt(blocks: readonly Block[]): readonly Finding[] {
  const last = blocks.at(-1)
  const isAlone =
    last && blocks.at(-2)?.isSeparator && blocks.filter((block) => block.isSeparator).length === 1
  if (!isAlone || last.isSeparator || blocks.length < 3) return []
  return mayBeCredits(last.text) && last.text.length <= 200 && !isCredits(last)
    ? [
        {
          ...creditsInBody(last),
          message: `This stands alone below a separator. It stays in the body, but it may be a credit: "${last.text}"`,
        },
      ]
    : []
}

/** Each block as a paragraph or a subhead; a separator stays, as a paragraph. */
export function toBodyBlocks(blocks: readonly Block[]): readonly BodyBlock[] {
  return blocks.map(({ text, line }, at) => ({
    type: isSubhead(blocks, at) ? 'subhead' : 'paragraph',
    text,
    line,
  }))
}

const MOST_SECTIONS = 100

function isCredits(block: Block): boolean {
  return !block.isSeparator && isPlainlyCredits(block.text)
}

function isSubhead(blocks: readonly Block[], at: number): boolean {
  const block = blocks[at]
  const before = blocks[at - 1]
  const after = blocks[at + 1]
  if (!block || block.isSeparator || !before || !after || after.isSeparator) return false
  if (!before.isSeparator && !isClosed(before.text)) return false
  if (!isClosed(after.text) && after.text.length < 100) return false
  return (
    isShortLine(block.text) &&
    (isCapitals(block.text) || ((block.followsBlank || before.isSeparator) && !/[?!]$/.test(block.text)))
  )
}

function isShortLine(text: string): boolean {
  return (
    text.length <= 60 &&
    text.split(/\s+/).length <= 10 &&
    /^["“‘'`]*[\p{Lu}\d]/u.test(text) &&
    /[\p{L}\d?!)]$/u.test(text)
  )
}

function isCapitals(text: string): boolean {
  return /\p{Lu}.*\p{Lu}/u.test(text) && text === text.toUpperCase()
}

function creditsInBody({ text, line }: Block): Finding {
  return {
    code: 'credits-in-body',
    line,
    message: `This reads as credits, but body text follows it: "${text}"`,
  }
}

const NO_BODY: Finding = { code: 'no-body', line: 1, message: 'The copy has no body text.' }
