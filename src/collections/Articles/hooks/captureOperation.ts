import type { CollectionBeforeOperationHook, PayloadRequest } from 'payload'

import { baseOf } from '../../../articles/base'
import { intentOf, type Actor, type Operation } from '../../../articles/operation'
import { isInNewsroom, roleOf } from '../../../access/roles'
import { markBulkUpdate } from '../../../payload/patches/bulkFromNewest'
import { everySaveIsAVersion } from '../../../payload/patches/everySaveIsAVersion'
import { Refusal } from '../../../errors'
import { savesOf } from '../saves'

/**
 * Records the kind of the operation, which Payload does not pass to the save hooks. Throws a Refusal: 400 `bad-if-match`, and 403 if a user
 * restores a version they may not read.
 */
export const captureOperation: CollectionBeforeOperationHook = ({
  args,
  context,
  operation,
  overrideAccess,
  req,
}) => {
  if (operation !== 'create' && operation !== 'update' && operation !== 'restoreVersion') return args
  if (operation === 'restoreVersion' && !overrideAccess && !isInNewsroom(req)) throw mayNotReadVersions()
  const { data, draft, duplicateFromID } = args as {
    data?: Record<string, unknown>
    draft?: boolean
    duplicateFromID?: unknown
  }
  const isDuplicate = operation === 'create' && duplicateFromID !== undefined && duplicateFromID !== null
  const sent = { ...data }
  savesOf(context).operation = {
    kind: isDuplicate ? 'duplicate' : KINDS[operation],
    isDraft: Boolean(draft) && data?._status !== 'published',
    sent,
    base:
      operation === 'create'
        ? { kind: 'none' }
        : baseOf({ header: req.headers?.get('if-match'), field: sent.baseUpdatedAt }),
    actor: actorOf(req),
    intent: intentOf(context),
  }
  // Bulk draft saves and bulk moves to the trash already start from the newest versions.
  const isBulk = operation === 'update' && !('id' in args && args.id)
  if (isBulk && !draft && !data?.deletedAt) markBulkUpdate({ req, collection: 'articles' })
  return operation === 'update' ? everySaveIsAVersion(args) : args
}

const KINDS = { create: 'create', update: 'update', restoreVersion: 'restore' } as const satisfies Record<
  string,
  Operation['kind']
>

const actorOf = (req: PayloadRequest): Actor => (req.user ? { id: req.user.id, role: roleOf(req) } : {})

function mayNotReadVersions(): Refusal {
  return new Refusal({
    status: 403,
    code: 'forbidden',
    message: 'Only newsroom accounts can read and restore the versions of a story.',
  })
}
