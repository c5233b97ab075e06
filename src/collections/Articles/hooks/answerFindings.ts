import type { CollectionAfterOperationHook } from 'payload'

import { isInNewsroom } from '../../../access/roles'
import { NEW, savesOf } from '../saves'

/** Adds the non-blocking findings of a publication to the response as `findings`, beside the story's own fields. */
export const answerFindings: CollectionAfterOperationHook<'articles'> = ({ operation, req, result }) => {
  if (operation !== 'create' && operation !== 'updateByID') return result
  const id = operation === 'create' ? NEW : result.id
  const findings = savesOf(req.context).decisions.get(id)?.findings
  if (!findings || findings.length === 0 || !isInNewsroom(req)) return result
  return { ...result, findings }
}
