const ROLES = new Set(
  `analyst artist cameraman chief cinematographer columnist contributor correspondent critic director editor fellow intern
   journalist photographer photojournalist producer reporter researcher staffer stringer videographer videojournalist
   writer`.split(/\s+/),
)

/** `Writers` → `Writer`, `writer` → `writer`, capitals kept; null where the word names no role. */
export function singularRole(word: string): string | null {
  const lower = word.toLowerCase()
  if (ROLES.has(lower)) return word
  return lower.endsWith('s') && ROLES.has(lower.slice(0, -1)) ? word.slice(0, -1) : null
}

/** `AP writer` → `AP writers`; null where the last word names no role, so that nothing is known of its plural. */
export function pluralRole(role: string): string | null {
  return ROLES.has(role.toLowerCase().split(' ').at(-1) ?? '') ? `${role}s` : null
}
