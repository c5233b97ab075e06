import type { CollectionBeforeOperationHook, RequestContext } from 'payload'

interface Write {
  readonly isDuplicate: boolean
  readonly restoresAsDraft: boolean
}

const WRITE = 'articleWrite'

/** Notes what kind of write comes: the hooks that run when it is saved are not told. */
export const noteWrite: CollectionBeforeOperationHook = ({ args, context, operation }) => {
  const { draft, duplicateFromID } = args as { draft?: boolean; duplicateFromID?: unknown }
  if (operation === 'create' || operation === 'update' || operation === 'restoreVersion') {
    context[WRITE] = {
      isDuplicate: operation === 'create' && duplicateFromID !== undefined && duplicateFromID !== null,
      restoresAsDraft: operation === 'restoreVersion' && Boolean(draft),
    } satisfies Write
  }
  return args
}

export const writeOf = (context: RequestContext): Write | undefined => context[WRITE] as Write | undefined
