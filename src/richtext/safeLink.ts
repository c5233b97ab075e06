import { cleanText } from '../words/cleanText'

const SAFE = /^(https?:\/\/|mailto:)/i

/**
 * The URL of a link as a browser parses it, if it is a complete http, https or mailto URL; otherwise undefined. Anything else
 * (`javascript:`, `data:`, `https:example.com`) could run in a reader's browser or lead somewhere unexpected. The only definition of a safe
 * link.
 */
export function safeLink(address: unknown): string | undefined {
  const text = cleanText(address).trim()
  return SAFE.test(text) && URL.canParse(text) ? new URL(text).href : undefined
}

/** Whether a value is an http or https URL as written, with nothing around it. */
export function isWebAddress(value: unknown): boolean {
  return typeof value === 'string' && /^https?:\/\//i.test(value) && URL.canParse(value)
}
