import type { PayloadRequest, RequestContext } from 'payload'

import { requestSlot } from '../../requestState'

/** True while a publication makes the records it uses public. */
const slot = requestSlot<boolean>()

/** Runs `work`. Records that its saves make public count as made public by a publication, not by hand. */
export async function byPublication<T>({ context }: PayloadRequest, work: () => Promise<T>): Promise<T> {
  const before = slot.get(context)
  slot.set(context, true)
  try {
    return await work()
  } finally {
    slot.set(context, before)
  }
}

/** Whether the current save is made by a publication because a story shows the record. */
export const isByPublication = (context: RequestContext): boolean => slot.get(context) ?? false
