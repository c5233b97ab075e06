/**
 * Whether a name is a surname alone: one word in a script whose full names are written as several (Latin, Cyrillic, Greek). Elsewhere it is
 * not judged: 王小明 is a full name. Of a person with one name only an editor can say so (`isNameComplete`).
 */
export function isSurnameAlone(name: string): boolean {
  return !/\S\s+\S/.test(name.trim()) && /[\p{Script=Latin}\p{Script=Cyrillic}\p{Script=Greek}]/u.test(name)
}
