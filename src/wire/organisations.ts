import { isField, isOnlyRole, isRank } from './roles'

/** Capitalised like a name, but of a newspaper, an office or a team: none of these words is a person's name. */
const WORDS = new Set(
  `agency archives association authority broadcasting bureau bureaus bureaux center centre chronicle committee company corp
   council department desk foundation gazette group herald inc inc. institute journal ltd magazine media ministry museum
   network news newspaper newspapers newsroom newsrooms observer office organisation organization police project
   service services staff team telegraph television times tribune tv university`.split(/\s+/),
)

/** Whether capitalised words name no person: `Harbour Gazette`, `Oslo Newsroom`, `Gazette Reporter Anna Lund` (a title and a name in one). */
export function isNoPerson(name: string): boolean {
  const words = name.split(' ')
  if (words.length > 1 && (isRank(words[0] ?? '') || words.every((word) => isField(word) || isRank(word))))
    return true
  return words.some((word) => WORDS.has(word.toLowerCase()) || isOnlyRole(word))
}

const TEAMS = new Set(
  'bureau bureaus bureaux desk desks newsroom newsrooms office offices staff team teams'.split(' '),
)

/** `newsroom`, `bureaus`: people who work together and are not named. */
export function isTeam(word: string): boolean {
  return TEAMS.has(word.toLowerCase())
}
