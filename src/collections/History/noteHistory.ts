import { randomBytes } from 'node:crypto'

import type { PayloadRequest } from 'payload'

import { intentOf } from '../../articles/operation'
import { nowIn } from '../../clock'
import type { History } from '../../generated/payload-types'
import type { Happening } from './kinds'

/** A history entry to add. */
export interface Line {
  readonly articleId: string
  readonly kind: Happening
  readonly headline?: string | null
  readonly note?: string
  readonly version?: string
  readonly changeKind?: History['changeKind']
  readonly warnings?: History['warnings']
  /** If it is not now: a schedule's time. */
  readonly at?: Date
}

/** Adds an entry to a story's history in the transaction of `req`, attributed to its user. */
export async function noteHistory({ req, line }: { req: PayloadRequest; line: Line }): Promise<void> {
  const { at = nowIn(req.payload), headline, warnings, ...rest } = line
  await req.payload.db.create({
    collection: 'history',
    data: {
      ...rest,
      // The database adapter does not generate row ids; Payload does, but is bypassed here.
      warnings: warnings?.map((row) => ({ ...row, id: randomBytes(12).toString('hex') })),
      headline: headline ?? undefined,
      at: at.toISOString(),
      by: req.user?.id,
      byName: req.user?.name ?? (intentOf(req.context).isWire ? 'The wire' : 'The system'),
    },
    req,
    returning: false,
  })
}
