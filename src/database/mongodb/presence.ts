import type { MongooseAdapter } from '@payloadcms/db-mongodb'
import type { mongo } from 'mongoose'

import { presenceKey, type Presence } from '../presence'

const WRITABLE: ReadonlySet<string> = new Set(['RSPrimary', 'Mongos', 'LoadBalancer'])

/** Follows what the driver's monitors see, so that nobody has to ask a server that is away. */
export function keepPresence(adapter: MongooseAdapter): void {
  let awaySince: number | undefined
  let outages = 0
  const presence: Presence = {
    awayFor: () => (awaySince === undefined ? undefined : Date.now() - awaySince),
    outages: () => outages,
  }
  Object.assign(adapter, { [presenceKey]: presence })

  adapter.connection.getClient().on('topologyDescriptionChanged', ({ newDescription }) => {
    if (hasPrimary(newDescription)) {
      if (awaySince !== undefined) adapter.payload.logger.info('MongoDB is back')
      awaySince = undefined
    } else if (awaySince === undefined) {
      awaySince = Date.now()
      outages += 1
      adapter.payload.logger.error('MongoDB is away: no primary answers')
    }
  })
}

function hasPrimary({ servers }: mongo.TopologyDescription): boolean {
  return [...servers.values()].some(({ type }) => WRITABLE.has(type))
}
