import type { CollectionSlug, Payload } from 'payload'

import type { Report } from './finding'

/** One collection of a newsroom that is looked over, and who takes in what is found. */
export interface Look {
  readonly payload: Payload
  readonly collection: CollectionSlug
  readonly report: Report
}
