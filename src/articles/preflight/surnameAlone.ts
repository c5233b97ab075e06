/**
 * Whether a name is a surname alone: one word in a script where full names have several (Latin, Cyrillic, Greek). Other scripts are not
 * checked: 王小明 is a full name. Only an editor can confirm that a person has a single name (`isNameComplete`).
 */
export function isSurnameAlone(name: string): boolean {
  return !/\S\s+\S/.test(name.trim()) && /[\p{Script=Latin}\p{Script=Cyrillic}\p{Script=Greek}]/u.test(name)
}
