import type { Payload } from 'payload'
import { sharedSlot } from '../../sharedSlot'

/** A committed change to public content. */
export interface Announcement {
  /** The cache tags of what changed (`article-ID`, `lists`); empty if unknown. */
  readonly tags: readonly string[]
  /** Another process made the change, or may have; it notifies all other processes itself. */
  readonly isFromElsewhere: boolean
}

export type Listener = (announcement: Announcement) => void

// Stored on the Payload instance.
const slot = sharedSlot<Set<Listener>>('announcements')

/** Calls `listener` synchronously at each announcement of this process; it must not throw. Returns a function that unsubscribes it. */
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

/** Calls every listener of this process. */
export function tell({ payload, announcement }: { payload: Payload; announcement: Announcement }): void {
  for (const listener of slot.get(payload) ?? []) listener(announcement)
}
