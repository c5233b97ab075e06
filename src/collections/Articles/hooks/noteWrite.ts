import type { CollectionBeforeOperationHook, RequestContext } from 'payload'

import { markBulkUpdate } from '../../../database/bulkFromNewest'
import type { Article } from '../../../generated/payload-types'
import { baseOf, type Base } from '../baseOf'

interface Write {
  readonly isDuplicate: boolean
  /** A save of a draft: what readers have stays as it is. */
  readonly isDraft: boolean
  /** A save that says neither `draft` nor a status: Payload takes the newest version's, and writes the public row. */
  readonly leavesStatusOpen: boolean
  readonly restores: boolean
  readonly restoresAsDraft: boolean
  /** To the trash or back: it carries no words, so none can be lost by it. */
  readonly onlyMoves: boolean
  /** Which version it started from. */
  readonly base: Base
  /** What was sent, before Payload fills in what is stored. */
  readonly sent: Readonly<Record<string, unknown>>
  /** Whether the save itself names a field, where what hooks get is filled up with what was stored. */
  says(field: keyof Article): boolean
}

const WRITE = 'articleWrite'

/** Notes what kind of write comes: the hooks that run when it is saved are not told. */
export const noteWrite: CollectionBeforeOperationHook = ({ args, context, operation, req }) => {
  const { data, draft, duplicateFromID } = args as {
    data?: Record<string, unknown>
    draft?: boolean
    duplicateFromID?: unknown
  }
  if (operation !== 'create' && operation !== 'update' && operation !== 'restoreVersion') return args
  const isNew = operation === 'create'
  const sent = { ...data }
  context[WRITE] = {
    isDuplicate: isNew && duplicateFromID !== undefined && duplicateFromID !== null,
    isDraft: Boolean(draft) && data?._status !== 'published',
    leavesStatusOpen: operation === 'update' && !draft && !('_status' in sent) && !('deletedAt' in sent),
    restores: operation === 'restoreVersion',
    restoresAsDraft: operation === 'restoreVersion' && Boolean(draft),
    onlyMoves: operation === 'update' && isMove(sent),
    base: isNew
      ? { kind: 'none' }
      : baseOf({ header: req.headers?.get('if-match'), field: sent.baseUpdatedAt }),
    sent,
    says: (field) => isSaid(sent[field]),
  } satisfies Write
  // A bulk save of drafts, and one into the trash, start from the newest versions anyway.
  const isBulk = operation === 'update' && !('id' in args && args.id)
  if (isBulk && !draft && !data?.deletedAt) markBulkUpdate({ req, collection: 'articles' })
  return operation === 'update' ? asNewVersion(args) : args
}

export const writeOf = (context: RequestContext): Write | undefined => context[WRITE] as Write | undefined

const isSaid = (value: unknown): boolean => value !== undefined && value !== null && value !== ''

function isMove(data: Record<string, unknown>): boolean {
  const names = Object.keys(data)
  return names.includes('deletedAt') && names.every((name) => name === 'deletedAt' || name === '_status')
}

/**
 * Every save is a version of its own, and no lock stops it: conflicts are judged by the version that it started from, and who has a
 * story open is shown. Payload writes over the newest one where a save calls itself an autosave, and
 * where a story is unpublished in all languages: what stood there would be gone.
 */
function asNewVersion<Args extends object>(args: Args): Args {
  return {
    ...args,
    overrideLock: true,
    ...('autosave' in args ? { autosave: false } : {}),
    ...('unpublishAllLocales' in args ? { unpublishAllLocales: undefined } : {}),
  }
}
