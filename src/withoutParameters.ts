/**
 * Removes data from a database error's text: drizzle puts all parameters after `params:`, including password hashes and stories, into the
 * message and the stack. MongoDB quotes a duplicate key, mongoose and PostgreSQL an invalid value.
 */
export function withoutParameters(text: string): string {
  return text
    .replace(/\nparams: [\s\S]*?(?=\n\s+at |$)/g, '\nparams: (left out)')
    .replace(/dup key: \{[\s\S]*?\}(?=\n\s+at |$)/g, 'dup key: (left out)')
    .replace(/for value "[\s\S]*?" \(type/g, 'for value (left out) (type')
    .replace(/(invalid input (?:syntax for type|value for enum) \w+): "[\s\S]*?"(?=\n|$)/g, '$1: (left out)')
}
