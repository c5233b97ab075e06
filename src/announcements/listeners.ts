import type { Payload } from 'payload'
import { sharedSlot } from '../sharedSlot'

/** Something that the public sees has changed, and it is committed. */
export interface Announcement {
  /** The names of what changed, as a CDN knows it (`article-ID`, `lists`); empty where nobody knows. */
  readonly tags: readonly string[]
  /** Another process has changed it, or may have. It told everybody else itself. */
  readonly isFromElsewhere: boolean
}

export type Listener = (announcement: Announcement) => void

// On the Payload instance.
const slot = sharedSlot<Set<Listener>>('announcements')

/** Calls `listener` at each announcement of this process, at once and in turn; it must not throw. Gives the way to end it. */
export function listenToAnnouncements({
  payload,
  listener,
}: {
  payload: Payload
  listener: Listener
}): () => void {
  const listeners = slot.getOrMake(payload, () => new Set())
  listeners.add(listener)
  return () => void listeners.delete(listener)
}

/** Tells every listener of this process. */
export function tell({ payload, announcement }: { payload: Payload; announcement: Announcement }): void {
  for (const listener of slot.get(payload) ?? []) listener(announcement)
}
