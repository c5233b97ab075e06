import type { FormState } from 'payload'
import { reduceFieldsToValues } from 'payload/shared'

import type { Finding } from '../../articles/preflight/finding'

export interface Judged {
  readonly findings: readonly Finding[]
  readonly dismissed: readonly Finding[]
  readonly isBlocked: boolean
}

/** The fields of the form that are checked. */
const NAMES = [
  'authors',
  'body',
  'dateline',
  'dismissedFindings',
  'embargoedUntil',
  'headline',
  'language',
  'picture',
  'share',
  'slug',
  'summary',
  'topics',
  'wire',
] as const

/** The checked fields of the form as JSON: the same text if none of them has changed. */
export function judgedData(fields: FormState): string {
  const data = reduceFieldsToValues(fields, true) as Record<string, unknown>
  return JSON.stringify(Object.fromEntries(NAMES.map((name) => [name, data[name]])))
}

/** Requests the server's findings on the form; undefined if it does not answer. */
export async function judge({
  id,
  body,
  signal,
}: {
  id: number | string | undefined
  body: string
  signal?: AbortSignal
}): Promise<Judged | undefined> {
  try {
    const response = await fetch(`/api/articles/${id ? `${id}/` : ''}preflight`, {
      method: 'POST',
      credentials: 'include',
      headers: { 'content-type': 'application/json' },
      body,
      signal,
    })
    return response.ok ? ((await response.json()) as Judged) : undefined
  } catch {
    return undefined
  }
}
