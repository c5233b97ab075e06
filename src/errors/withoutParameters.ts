/**
 * A text of the database's without what was to be written: drizzle puts the whole of it behind `params:`, passwords'
 * hashes and stories among it, into the message and into the stack. MongoDB quotes the key that was taken,
 * mongoose and PostgreSQL the value that did not fit.
 */
export function withoutParameters(text: string): string {
  return text
    .replace(/\nparams: [\s\S]*?(?=\n\s+at |$)/g, '\nparams: (left out)')
    .replace(/dup key: \{[\s\S]*?\}(?=\n\s+at |$)/g, 'dup key: (left out)')
    .replace(/for value "[\s\S]*?" \(type/g, 'for value (left out) (type')
    .replace(/(invalid input (?:syntax for type|value for enum) \w+): "[\s\S]*?"(?=\n|$)/g, '$1: (left out)')
}
