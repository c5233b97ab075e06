import type { Payload } from 'payload'

import { countNumbered, lastNumber } from '../../collections/Changes/numbered'
import type { Report } from './result'

/** Changes are numbered from 1 without gaps, so that a client that follows them with `since` misses none. */
export async function checkChanges({ payload, report }: { payload: Payload; report: Report }): Promise<void> {
  const last = await lastNumber({ payload })
  const count = await countNumbered({ payload })
  if (count === last) return
  report({
    code: 'changes-gap',
    kind: 'problem',
    where: 'changes',
    what: `are numbered up to ${last}, but there are ${count}`,
    todo: 'restore a backup, or have the clients of /v1/changes load all stories again',
  })
}
