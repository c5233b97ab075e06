import type { CollectionAfterOperationHook } from 'payload'

import { isInNewsroom } from '../../../access/roles'
import { contextOf, NEW } from '../../perRecord'
import { foundBeforePublication } from './holdUnfit'

/** A publication answers with the warnings it went ahead with, as `findings` beside the story's own fields. */
export const answerFindings: CollectionAfterOperationHook<'articles'> = ({ operation, req, result }) => {
  if (operation !== 'create' && operation !== 'updateByID') return result
  const id = operation === 'create' ? NEW : result.id
  const findings = foundBeforePublication(contextOf({ context: req.context, id }))
  if (!findings || findings.length === 0 || !isInNewsroom(req)) return result
  return { ...result, findings }
}
