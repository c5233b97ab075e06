const ROLES = new Set(
  `anchor analyst animator artist assistant blogger broadcaster cameraman cameraperson camerawoman cartoonist chief
   cinematographer columnist contributor coordinator correspondent critic designer developer director editor editor-at-large engineer
   essayist fellow freelancer head host illustrator intern interpreter journalist librarian manager member meteorologist
   newsman newswoman photographer photojournalist producer reporter researcher specialist staffer statistician stringer
   technician trainee translator videographer videojournalist writer`.split(/\s+/),
)

/** Those that are no one’s surname. */
const ONLY_ROLES = new Set(
  `cinematographer columnist correspondent editor journalist photographer photojournalist producer reporter researcher
   staffer videographer videojournalist writer`.split(/\s+/),
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

/** Whether a word names a role and is never part of a person's name: `Reporter`, `Editors`, but not `Fellow`. */
export function isOnlyRole(word: string): boolean {
  const lower = word.toLowerCase()
  return ONLY_ROLES.has(lower) || (lower.endsWith('s') && ONLY_ROLES.has(lower.slice(0, -1)))
}

const FIELDS = new Set(
  `aerospace affairs aging animals astronomy biology border borders cyber disability enforcement fitness hospitality human innovation
   intelligence luxury migration nature nonprofit nonprofits nuclear nutrition outdoors pets physics rights school schools shopping
   statehouse veterans wellness youth agriculture ai art arts athletics auto automotive aviation banking baseball basketball beauty boxing books business children church city classical climate conflict consumer court courts crime culture cybersecurity dance data democracy demographics design defense defence
   digital diplomacy diplomatic disinformation drink economic economics economy education election elections energy entertainment environment equality
   ethnicity faith family farm fashion features film finance financial food football foreign gaming garden gardening gas gender government graphics health history hockey housing
   immigration indigenous inequality interactive international investigations investigative justice labor labour law legal lifestyle maritime misinformation local markets
   media medical medicine metro military money mining movies music national nation news oil olympics opera opinion photo photography parenting philanthropy policy political
   politics polling pop population poverty privacy property race racing radio regional religion research retail royal royals science security shipping skiing soccer social society space sports
   sport stage state style tech technology tennis television theater theatre trade transport transportation travel tv video visual visuals
   water wealth weather welfare wine women work workplace world`.split(/\s+/),
)

/** What a newsroom's people write about, in the order of a title: the `Health` and the `science` of "Health and science writer". */
export function isField(word: string): boolean {
  return FIELDS.has(word.toLowerCase())
}

const RANKS = new Set(
  `acting assistant associate chief contributing deputy executive freelance global interim lead managing national principal
   regional senior special staff veteran`.split(/\s+/),
)

/** What comes before a title: the `Deputy` of "Deputy Health Editor". */
export function isRank(word: string): boolean {
  return RANKS.has(word.toLowerCase())
}
