import { readName } from './names'
import { tokenize } from './tokens'

/**
 * Whether a paragraph that the grammar cannot read speaks of the people who made the story, so that below a separator it is no body text:
 * `Jon Berg helped from Bergen.`, `Video by Kari Moen.`, `Lund is a freelance writer.` It has no speech and no quotation.
 */
export function resemblesCredits(text: string): boolean {
  return mayBeCredits(text) && (OF_PEOPLE.some((form) => form.test(text)) || hasHelper(text))
}

/** Whether nothing in a paragraph speaks against credits: it is short, and neither reports nor quotes. */
export function mayBeCredits(text: string): boolean {
  return text.length <= LONGEST && !SPEECH.test(text)
}

const LONGEST = 500

const SPEECH = /["“”„«»]|``|\b(?:said|says|say|told|added|asked|warned|according to|announced)\b/

const ROLE =
  '(?:writers?|reporters?|journalists?|videojournalists?|correspondents?|editors?|photographers?|producers?|researchers?|columnists?|freelancers?|staffers?|stringers?|interns?|fellows?)'
const AGENCY =
  '(?:AP|Associated Press|Reuters|AFP|Agence France-Presse|dpa|Bloomberg|Canadian Press|CNN|EFE|ANSA)'

const OF_PEOPLE: readonly RegExp[] = [
  new RegExp(`^(?:The )?${AGENCY}(?:['’]s?)?\\b(?! \\()`),
  new RegExp(`^[^.]{0,120}\\b${AGENCY}(?:['’]s?)? (?:[\\p{L}-]+ ){0,4}${ROLE}\\b`, 'u'),
  new RegExp(`^\\p{Lu}[^.,;]{2,60} (?:is|are|was) (?:an? |the )?[^.]{0,80}\\b${ROLE}\\b`, 'u'),
  /\b(?:to|on|with|for|in) (?:this|the) (?:story|report|article|dispatch|project|package)s?\b/i,
  /^[([–—-]*\s*(?:(?:additional|with|and) )?(?:reporting|reported|writing|written|editing|edited|research|photos?|photography|pictures?|video|audio|graphics?|maps?|illustrations?|translation|translated|production|produced|compiled|design|assistance|files|contributions?)\b[^.]{0,30}(?:\bby\b|\bfrom\b|:)/i,
  /\b(?:newsroom|bureau) (?:in|contributed|helped)\b|\b(?:reported|contributed|reporting) from \p{Lu}/u,
  /^(?:with thanks|thanks to|special to|special thanks|text by|words by|by the)\b/i,
  /^\(By \p{Lu}[^()]*\)$/u,
  /\S@\S+\.\S|https?:\/\//,
]

const HELPED =
  /^(?:,? (?:also|both|all))?,? ?(?:helped|assisted|compiled|translated|edited|filmed|photographed|researched|wrote|writes|reports|edits|leads|works|collaborated|covers|took (?:the |these |this )?(?:photos?|pictures?)|shot|provided|supplied|worked|is based|is on|are on|traveled|travelled|reported|contributed|produced)\b/

/** Whether the paragraph begins with a full name and what this person did for the story. */
function hasHelper(text: string): boolean {
  const tokens = tokenize(text)
  const first = readName(tokens, 0)
  if (!first || !first.text.includes(' ')) return false
  let end = tokens[first.next - 1]?.end ?? 0
  if (tokens[first.next]?.text === 'and') {
    const second = readName(tokens, first.next + 1)
    end = second ? (tokens[second.next - 1]?.end ?? end) : end
  }
  const rest = text
    .slice(end)
    .replace(
      /^,? (?:in|at|of) [\p{Lu}][\p{L}. ]{1,40}?(?:, [\p{Lu}][\p{L}. ]{1,30})?(?=,? (?:also|\p{Ll}+ed|took|wrote|shot)\b)/u,
      '',
    )
  return HELPED.test(rest)
}
