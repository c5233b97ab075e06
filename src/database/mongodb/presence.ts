import type { MongooseAdapter } from '@payloadcms/db-mongodb'
import type { mongo } from 'mongoose'

import { AWAY } from '../faults'
import type { Presence } from '../presence'
import { mongodbFaults } from './faults'

const WRITABLE: ReadonlySet<string> = new Set(['RSPrimary', 'Mongos', 'LoadBalancer'])

const READS = ['count', 'find', 'findOne', 'findVersions', 'queryDrafts'] as const

/**
 * The adapter's {@link Presence}, from the driver's monitors, so that an outage is known without a request, and from reads that fail before
 * the monitors notice. Call `followServer` once the adapter has connected.
 */
export function keepPresence(adapter: MongooseAdapter): { presence: Presence; followServer: () => void } {
  let awaySince: number | undefined
  let outages = 0
  const presence: Presence = {
    awayFor: () => (awaySince === undefined ? undefined : Date.now() - awaySince),
    outages: () => outages,
    // No single writer: an open transaction blocks only the documents it changed, and is aborted soon.
    isStuck: () => false,
  }
  const noteFailure = (error: unknown): never => {
    if (mongodbFaults.troubleIn(error) === AWAY) outages += 1
    throw error
  }
  const reads = READS.map((name) => {
    const read = adapter[name] as (args: unknown) => Promise<unknown>
    return [name, (args: unknown) => read.call(adapter, args).catch(noteFailure)]
  })
  Object.assign(adapter, Object.fromEntries(reads))

  return { presence, followServer }

  function followServer(): void {
    adapter.connection.getClient().on('topologyDescriptionChanged', ({ newDescription }) => {
      if (hasPrimary(newDescription)) {
        if (awaySince !== undefined) adapter.payload.logger.info('MongoDB is available again')
        awaySince = undefined
      } else if (awaySince === undefined) {
        awaySince = Date.now()
        outages += 1
        adapter.payload.logger.error('MongoDB is unavailable: no primary responds')
      }
    })
  }
}

function hasPrimary({ servers }: mongo.TopologyDescription): boolean {
  return [...servers.values()].some(({ type }) => WRITABLE.has(type))
}
