import type { CollectionBeforeChangeHook, RequestContext } from 'payload'

import type { Article } from '../../../generated/payload-types'

type Handover = NonNullable<Article['handover']>

const HANDOVER = 'handover'

/** Put into a write's context by the actions that hand a story on: nothing else sets `handover`. */
export const handingOver = (handover: Handover): RequestContext => ({ [HANDOVER]: handover })

/** The last note between a reporter and an editor stays with the story until its next step answers it. */
export const keepHandover: CollectionBeforeChangeHook<Article> = ({ context, data, originalDoc }) => {
  const given = context[HANDOVER] as Handover | undefined
  const isAnswered =
    data._status === 'published' ||
    Boolean(data.killed?.at) ||
    (originalDoc?.stage ?? 'draft') !== (data.stage ?? 'draft')
  return { ...data, handover: given ?? (isAnswered ? NONE : (originalDoc?.handover ?? NONE)) }
}

const NONE: Handover = { kind: null, note: null, byName: null, at: null }
