import type { CollectionSlug, Payload } from 'payload'

import type { Report } from './result'

/** A collection to check, and the receiver of findings. */
export interface Look {
  readonly payload: Payload
  readonly collection: CollectionSlug
  readonly report: Report
}
