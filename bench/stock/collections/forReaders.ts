import type { CollectionConfig } from 'payload'

/** Public read access; everything else keeps the default: any signed-in user. */
export const forReaders: CollectionConfig['access'] = { read: () => true }
