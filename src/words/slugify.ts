import { transliterate } from 'transliteration'

const MAX_LENGTH = 80

/**
 * Converts a text to a slug: lower-case ASCII words joined by hyphens, at most 80 characters. Other scripts are transliterated. Empty for
 * text without letters or digits: punctuation, emoji.
 */
export function slugify(text: string): string {
  const words = transliterate(text.normalize('NFKC').slice(0, MAX_READ))
    .normalize('NFKD')
    .replace(/[\p{M}'’`]/gu, '')
    // 10,000 is one word.
    .replace(/(?<=\d),(?=\d{3})/g, '')
    .toLowerCase()
    .split(/[^a-z0-9]+/)
    .filter(Boolean)
  let slug = ''
  for (const word of words) {
    const longer = slug ? `${slug}-${word}` : word
    if (longer.length > MAX_LENGTH) return slug || word.slice(0, MAX_LENGTH)
    slug = longer
  }
  return slug
}

/** Text beyond this cannot change the slug, unless it starts with as much punctuation. */
const MAX_READ = 2_000

/** A slug as part of a longer pattern, as the source of a regular expression: lower-case ASCII letters, digits and single hyphens. */
export const SLUG = '[a-z0-9]+(-[a-z0-9]+)*'

/** Matches a whole slug. Each field limits the length itself. */
export const SLUG_PATTERN = new RegExp(`^${SLUG}$`)
