/**
 * A text of the database's without what was to be written: drizzle puts the whole of it behind `params:`, passwords'
 * hashes and stories among it, into the message and into the stack.
 */
export function withoutParameters(text: string): string {
  return text.replace(/\nparams: [\s\S]*?(?=\n\s+at |$)/g, '\nparams: (left out)')
}
