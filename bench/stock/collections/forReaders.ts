import type { CollectionConfig } from 'payload'

/** Anybody reads; the default, anybody who is signed in, for all else. */
export const forReaders: CollectionConfig['access'] = { read: () => true }
