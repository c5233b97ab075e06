import type {
  CollectionAfterChangeHook,
  CollectionAfterDeleteHook,
  CollectionBeforeChangeHook,
} from 'payload'

import { dropEdition, keepEdition } from '../../../editions/keepEdition'
import type { Article } from '../../../generated/payload-types'
import { transitionIn } from './noteTransition'

const ROW = 'rowToBe'

/** Notes what the story's row will be: a hook after the save may be shown a part of it only. Runs after every hook that changes the data. */
export const knowRowToBe: CollectionBeforeChangeHook<Article> = ({ context, data }) => {
  context[ROW] = transitionIn(context).replacesRow ? data : undefined
  return data
}

/** What readers get of the story is saved with it. */
export const keepEditionInStep: CollectionAfterChangeHook<Article> = async ({
  context,
  doc,
  operation,
  req,
}) => {
  const row = context[ROW] as Partial<Article> | undefined
  context[ROW] = undefined
  if (!row || (operation === 'create' && row._status !== 'published')) return
  await keepEdition({ req, article: { ...row, id: doc.id } as Article })
}

/** And goes with it. */
export const dropEditionToo: CollectionAfterDeleteHook = ({ id, req }) => dropEdition({ req, id: String(id) })
