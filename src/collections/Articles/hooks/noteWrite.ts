import type { CollectionBeforeOperationHook, RequestContext } from 'payload'

interface Write {
  readonly isDuplicate: boolean
  /** It asks for a draft, so that readers keep what they have. */
  readonly isDraft: boolean
  /** A save that says neither `draft` nor a status: Payload takes the newest version's, and writes the public row. */
  readonly leavesStatusOpen: boolean
  readonly restores: boolean
  readonly restoresAsDraft: boolean
}

const WRITE = 'articleWrite'

/** Notes what kind of write comes: the hooks that run when it is saved are not told. */
export const noteWrite: CollectionBeforeOperationHook = ({ args, context, operation }) => {
  const { data, draft, duplicateFromID } = args as {
    data?: Record<string, unknown>
    draft?: boolean
    duplicateFromID?: unknown
  }
  if (operation === 'create' || operation === 'update' || operation === 'restoreVersion') {
    context[WRITE] = {
      isDuplicate: operation === 'create' && duplicateFromID !== undefined && duplicateFromID !== null,
      isDraft: Boolean(draft),
      leavesStatusOpen:
        operation === 'update' && !draft && !('_status' in (data ?? {})) && !('deletedAt' in (data ?? {})),
      restores: operation === 'restoreVersion',
      restoresAsDraft: operation === 'restoreVersion' && Boolean(draft),
    } satisfies Write
  }
  return args
}

export const writeOf = (context: RequestContext): Write | undefined => context[WRITE] as Write | undefined
