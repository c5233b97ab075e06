import { Forbidden, type Endpoint, type SanitizedCollectionConfig } from 'payload'

import { isInNewsroom } from '../../access/roles'

/**
 * Only the newsroom has preferences.
 *
 * Upstream, Payload 3.90.2: the endpoints of a preference by its key (`/payload-preferences/:key`) read and write the database past the access
 * rules of the collection. Why that is wrong here: the key of a program could store what it likes. Upstream issue: no issue known.
 * On upgrade: are these endpoints still the ones at `/:key` (`preferences/config.js`)?
 */
export function restrictPreferences(collection: SanitizedCollectionConfig): void {
  collection.endpoints = (collection.endpoints || []).map((endpoint) =>
    endpoint.path === '/:key' ? forTheNewsroom(endpoint) : endpoint,
  )
}

function forTheNewsroom(endpoint: Endpoint): Endpoint {
  return {
    ...endpoint,
    handler: (req) => {
      if (!isInNewsroom(req)) throw new Forbidden(req.t)
      return endpoint.handler(req)
    },
  }
}
