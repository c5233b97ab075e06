import { randomUUID } from 'node:crypto'
import { setTimeout as pause } from 'node:timers/promises'

import type { Payload } from 'payload'
import { sharedSlot } from '../../sharedSlot'

/** Key of the mark in Payload's KV store: its value differs after each announcement. */
const KEY = 'dateline:announced'
/** Minimum interval between marks, so that a burst of changes writes few; other processes still notice within a second. */
const APART_MS = 100
const AGAIN_MS = 500

interface Marks {
  /** Whether another process may be watching. */
  isNeeded: boolean
  isWanted: boolean
  isClosing: boolean
  underWay?: Promise<void>
  readonly closing: AbortController
}

// Stored on the Payload instance.
const slot = sharedSlot<Marks>('marks')

/**
 * Stops this process from writing marks. For a server that has its database to itself: commands write marks but do not
 * watch them, and each mark is a transaction of its own after a publication.
 */
export function disableEpoch({ payload }: { payload: Payload }): void {
  marksOf(payload).isNeeded = false
}

/**
 * Writes a new mark to Payload's KV store, by which other processes notice that public content has changed. Runs in the
 * background: one write at a time, at most ten a second, and the last is always written. {@link epochWritten} waits for
 * it.
 */
export function bumpEpoch({ payload }: { payload: Payload }): void {
  const marks = marksOf(payload)
  if (!marks.isNeeded) return
  marks.isWanted = true
  marks.underWay ??= write({ payload, marks })
}

/** The current mark; null before the first. Rejects if the database is unavailable. */
export function readEpoch({ payload }: { payload: Payload }): Promise<string | null> {
  return payload.kv.get<string>(KEY)
}

/** Resolves once every mark is written or has failed; from now on failed writes are not retried. */
export async function epochWritten({ payload }: { payload: Payload }): Promise<void> {
  const marks = marksOf(payload)
  marks.isClosing = true
  marks.closing.abort()
  await marks.underWay
}

async function write({ payload, marks }: { payload: Payload; marks: Marks }): Promise<void> {
  const { signal } = marks.closing
  let isFailing = false
  while (marks.isWanted) {
    marks.isWanted = false
    try {
      await payload.kv.set(KEY, randomUUID())
      isFailing = false
    } catch (error) {
      if (!isFailing) {
        payload.logger.error({
          err: error,
          msg: 'could not announce a change to the other processes; retrying',
        })
      }
      isFailing = true
      marks.isWanted = !marks.isClosing
    }
    await pause(isFailing ? AGAIN_MS : APART_MS, undefined, { signal, ref: false }).catch(() => undefined)
  }
  marks.underWay = undefined
}

const marksOf = (payload: Payload): Marks =>
  slot.getOrMake(payload, () => ({
    isNeeded: true,
    isWanted: false,
    isClosing: false,
    closing: new AbortController(),
  }))
