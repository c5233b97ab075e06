import type { Payload } from 'payload'

import { listenToAnnouncements } from '../database/announcements/listeners'
import { findNextEnd } from '../database/announcements/findNextEnd'
import { createCache, type Cache } from '../delivery/cache/cache'

const MB = 1_048_576

/** Creates the cache of public responses, at most `megabytes` large, emptied at each announcement. */
export function openCache({ payload, megabytes }: { payload: Payload; megabytes: number }): Cache {
  const cache = createCache({
    maxBytes: megabytes * MB,
    findEnd: async () => (await findNextEnd({ payload }))?.getTime(),
  })
  listenToAnnouncements({ payload, listener: () => cache.empty() })
  return cache
}
