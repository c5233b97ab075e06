/** A schedule as `GET /api/articles/{id}/schedule` returns it. */
export interface Planned {
  readonly id: string
  readonly action: 'publish' | 'unpublish'
  readonly at: string
  readonly timeZone: string
  readonly shown: string
  readonly version: string | null
  readonly versionSavedAt: string | null
  readonly isNewest: boolean
  readonly by: { readonly id: string; readonly name: string } | null
  readonly state: 'waiting' | 'done' | 'failed' | 'cancelled'
  readonly endedAt: string | null
  readonly failure: string | null
}
