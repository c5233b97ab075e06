import type { SanitizedConfig } from 'payload'

import { guardQuery } from '../hooks/guardQuery'
import { restrictBuiltIn } from './patches/builtInAccess'
import { ownLocks } from './patches/documentLocks'
import { dropMissingEndpoints } from './patches/dropMissingEndpoints'
import { improveFileEndpoint } from './patches/fileEndpoint'
import { restrictPreferences } from './patches/preferenceEndpoints'
import { serverDates } from './patches/serverDates'
import { closeSessions } from './patches/sessionsField'

/**
 * Restricts what Payload adds by itself: endpoints and fields of every collection, and its own collections. Payload has no settings for
 * these, so this changes the sanitised configuration.
 */
export function closeBuiltIns(config: SanitizedConfig): SanitizedConfig {
  for (const collection of config.collections) {
    dropMissingEndpoints(collection)
    improveFileEndpoint(collection)
    closeSessions(collection)
    serverDates(collection)
    if (!collection.slug.startsWith('payload-')) continue
    restrictBuiltIn(collection)
    ownLocks(collection)
    restrictPreferences(collection)
    collection.hooks.beforeOperation = [...(collection.hooks.beforeOperation ?? []), guardQuery]
  }
  return config
}
