import type { CollectionBeforeChangeHook, RequestContext } from 'payload'

import { Refusal } from '../../../errors'
import type { Article } from '../../../generated/payload-types'
import type { Finding } from '../../../preflight/finding'
import { findingsOf } from '../preflight/findingsOf'
import { publicRowOf } from './knowPublicRow'
import { killedOf } from './holdKill'
import { noteWarnings } from './tellHistory'

const FOUND = 'foundBeforePublication'

/**
 * The one gate before anything becomes public, by whatever door: what blocks refuses the save (422 `preflight`), with
 * all that was found; the warnings that it goes ahead with are noted for the story's history and for the answer.
 */
export const holdUnfit: CollectionBeforeChangeHook<Article> = async ({ context, data, originalDoc, req }) => {
  context[FOUND] = undefined
  noteWarnings(context, undefined)
  if (data._status !== 'published' || data.deletedAt) return data
  // Of an embargo on what readers have, `holdEmbargo` says what to do.
  const embargoedUntil = publicRowOf(context)?._status === 'published' ? null : data.embargoedUntil
  const judged = { ...data, id: originalDoc?.id, killed: killedOf(context), embargoedUntil }
  const { findings, isBlocked } = await findingsOf({ req, data: judged })
  if (isBlocked) throw unfit(findings)
  context[FOUND] = findings
  noteWarnings(
    context,
    findings.map(({ code, message }) => ({ code, message })),
  )
  return data
}

/** What a publication went ahead with; undefined where nothing was published. */
export const foundBeforePublication = (context: RequestContext): readonly Finding[] | undefined =>
  context[FOUND] as readonly Finding[] | undefined

/** The refusal of a story that is not fit to be published, with all that was found. */
export function unfit(findings: readonly Finding[]): Refusal {
  const blocking = findings.filter(({ severity }) => severity === 'error')
  return new Refusal({
    status: 422,
    code: 'preflight',
    message: blocking.map(({ message }) => message).join(' '),
    errors: blocking.map(({ path, message }) => ({ path, message })),
    details: { findings },
  })
}
