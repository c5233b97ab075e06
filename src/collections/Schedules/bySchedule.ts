import type { RequestContext } from 'payload'

const BY_SCHEDULE = 'bySchedule'

/** Which schedule writes a story, and how new the version is that it publishes. */
export interface BySchedule {
  readonly id: string
  readonly savedAt?: string
}

/** Notes that what `context` does to a story is done by a schedule: the hooks that run when it is saved are not told. */
export function setBySchedule(context: RequestContext, by: BySchedule): void {
  context[BY_SCHEDULE] = by
}

/** The schedule that does this, or undefined where a person does. */
export const scheduleOf = (context: RequestContext): BySchedule | undefined =>
  context[BY_SCHEDULE] as BySchedule | undefined
