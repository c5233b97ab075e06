import { cleanText } from '../words/cleanText'

const SCHEMES: ReadonlySet<string> = new Set(['http:', 'https:', 'mailto:'])

/** The address of a link as a browser would read it, where it is http, https or mailto; else undefined. */
export function safeLink(address: unknown): string | undefined {
  const text = cleanText(address).trim()
  if (!URL.canParse(text)) return undefined
  const { href, protocol } = new URL(text)
  return SCHEMES.has(protocol) ? href : undefined
}
