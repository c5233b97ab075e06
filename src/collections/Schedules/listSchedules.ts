import type { PayloadRequest } from 'payload'

import { Refusal } from '../../errors'
import type { Schedule, User } from '../../generated/payload-types'
import { timeInWords } from '../../articles/schedule/inWords'
import { newestVersion, versionOf } from './versions'
import { idOf } from '../../relations'

/** A schedule, as the desk shows it. */
export interface Planned {
  readonly id: string
  readonly action: Schedule['action']
  readonly at: string
  readonly timeZone: string
  /** `at` as text, in the time zone it was chosen in. */
  readonly shown: string
  readonly version: string | null
  /** When the approved version was saved; null if it no longer exists. */
  readonly versionSavedAt: string | null
  /** Whether the approved version is still the newest. */
  readonly isNewest: boolean
  readonly by: { readonly id: string; readonly name: string } | null
  readonly state: Schedule['state']
  readonly endedAt: string | null
  readonly failure: string | null
}

export interface Plan {
  readonly docs: readonly Planned[]
  readonly newest: { readonly version: string; readonly savedAt: string }
  readonly embargoedUntil: string | null
}

/** A story's schedules, pending ones first, and the version a new one would be pinned to. Throws a Refusal (404). */
export async function listSchedules({
  req,
  articleId,
}: {
  req: PayloadRequest
  articleId: string
}): Promise<Plan> {
  const newest = await newestVersion({ req, articleId })
  if (!newest) {
    throw new Refusal({
      status: 404,
      code: 'not-found',
      message: 'There is no such story.',
      received: articleId,
    })
  }
  const { docs } = await req.payload.find({
    collection: 'schedules',
    depth: 1,
    limit: 100,
    pagination: false,
    overrideAccess: false,
    populate: { users: { name: true } },
    req,
    sort: '-at',
    where: { article: { equals: articleId } },
  })
  const planned = await Promise.all(
    docs.map((schedule) => toPlanned({ req, articleId, schedule, newest: newest.id })),
  )
  return {
    docs: [...planned.filter(isWaiting).reverse(), ...planned.filter((each) => !isWaiting(each))],
    newest: { version: newest.id, savedAt: newest.version.updatedAt },
    embargoedUntil: newest.version.embargoedUntil ?? null,
  }
}

/** Converts one schedule for the desk. */
export async function toPlanned({
  req,
  articleId,
  schedule,
  newest,
}: {
  req: PayloadRequest
  articleId: string
  schedule: Schedule
  newest: string
}): Promise<Planned> {
  const { id, action, at, timeZone, version, by, state, endedAt, failure } = schedule
  const pinned = await versionOf({ req, articleId, version })
  return {
    id,
    action,
    at,
    timeZone,
    shown: timeInWords({ at: new Date(at), timeZone }),
    version: version ?? null,
    versionSavedAt: pinned?.version.updatedAt ?? null,
    isNewest: version === newest,
    by: nameOf(by),
    state,
    endedAt: endedAt ?? null,
    failure: failure ?? null,
  }
}

const isWaiting = ({ state }: Planned) => state === 'waiting'

function nameOf(by: string | User | null | undefined): Planned['by'] {
  const id = idOf(by)
  return id ? { id, name: typeof by === 'object' ? (by?.name ?? '') : '' } : null
}
