import { collapse } from './xml'

/**
 * An agency's name as the desk has it, whatever the markup calls it (`reuters.com`, `The Associated Press`), so that all versions of a story
 * have one identity. A name that is not known stays as it is.
 */
export function agencyName(text: string | undefined): string {
  const name = collapse(text ?? '')
  return NAMES.get(name.toLowerCase().replace(/^the /, '')) ?? name
}

const NAMES = new Map(
  [
    ['AP', 'ap', 'ap.org', 'associated press'],
    ['AFP', 'afp', 'afp.com', 'agence france-presse'],
    ['Reuters', 'reuters', 'reuters.com', 'thomson reuters'],
    ['dpa', 'dpa', 'dpa.com', 'deutsche presse-agentur'],
    ['PA', 'pa', 'pa media', 'press association', 'pressassociation.com'],
    ['EFE', 'efe', 'efe.com', 'agencia efe'],
    ['ANSA', 'ansa', 'ansa.it'],
    ['TT', 'tt', 'tt.se'],
  ].flatMap(([name = '', ...forms]) => forms.map((form): [string, string] => [form, name])),
)
