import type { CollectionBeforeChangeHook } from 'payload'

/** Flags a person of whom only a surname is known, so that an editor can complete the name. */
export const setIncomplete: CollectionBeforeChangeHook = ({ data, originalDoc }) => ({
  ...data,
  isIncomplete: isSurnameAlone(String(data.name ?? originalDoc?.name ?? '')),
})

export function isSurnameAlone(name: string): boolean {
  return !/\S\s+\S/.test(name.trim())
}
