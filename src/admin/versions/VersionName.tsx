'use client'

import { useTimeText } from '../time/Time'

export interface NamedVersion {
  readonly at: string
  readonly by: { readonly name: string } | null
  readonly status: 'draft' | 'published'
}

/** A version's name beside its text and in a select: when it was saved, by whom, and whether it was published. */
export function VersionName({ line: { at, by, status } }: { readonly line: NamedVersion }) {
  const when = useTimeText({ at, withSeconds: true })
  return `${when}, ${by?.name ?? 'the system'}${status === 'published' ? ', published' : ''}`
}
