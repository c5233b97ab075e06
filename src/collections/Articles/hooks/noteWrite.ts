import type { CollectionBeforeOperationHook, RequestContext } from 'payload'

import type { Article } from '../../../generated/payload-types'

interface Write {
  readonly isDuplicate: boolean
  /** A save of a draft: what readers have stays as it is. */
  readonly isDraft: boolean
  /** A save that says neither `draft` nor a status: Payload takes the newest version's, and writes the public row. */
  readonly leavesStatusOpen: boolean
  readonly restores: boolean
  readonly restoresAsDraft: boolean
  /** Whether the save itself names a field, where what hooks get is filled up with what was stored. */
  says(field: keyof Article): boolean
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
    // Payload fills this very object up.
    const said = new Set(Object.keys(data ?? {}).filter((name) => isSaid(data?.[name])))
    context[WRITE] = {
      isDuplicate: operation === 'create' && duplicateFromID !== undefined && duplicateFromID !== null,
      isDraft: Boolean(draft) && data?._status !== 'published',
      leavesStatusOpen:
        operation === 'update' && !draft && !('_status' in (data ?? {})) && !('deletedAt' in (data ?? {})),
      restores: operation === 'restoreVersion',
      restoresAsDraft: operation === 'restoreVersion' && Boolean(draft),
      says: (field) => said.has(field),
    } satisfies Write
  }
  return args
}

export const writeOf = (context: RequestContext): Write | undefined => context[WRITE] as Write | undefined

const isSaid = (value: unknown): boolean => value !== undefined && value !== null && value !== ''
