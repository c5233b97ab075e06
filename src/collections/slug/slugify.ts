const MAX_LENGTH = 80

/** The part of an address that stands for a text: lower-case ASCII words joined by hyphens; may be empty. */
export function slugify(text: string): string {
  const words = text
    .normalize('NFKD')
    .replace(/\p{M}/gu, '')
    .replace(/[’']/g, '')
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

export const SLUG_PATTERN = /^[a-z0-9]+(?:-[a-z0-9]+)*$/
