const ROLES = new Set(
  `analyst artist cameraman chief cinematographer columnist contributor correspondent critic director editor fellow intern
   journalist photographer photojournalist producer reporter researcher staffer stringer videographer videojournalist
   writer`.split(/\s+/),
)

/** `Writers` → `Writer`, `writer` → `writer`, case preserved; null if the word is not a role. */
export function singularRole(word: string): string | null {
  const lower = word.toLowerCase()
  if (ROLES.has(lower)) return word
  return lower.endsWith('s') && ROLES.has(lower.slice(0, -1)) ? word.slice(0, -1) : null
}

/** `AP writer` → `AP writers`; null if the last word is not a known role, so that its plural is unknown. */
export function pluralRole(role: string): string | null {
  return ROLES.has(role.toLowerCase().split(' ').at(-1) ?? '') ? `${role}s` : null
}
