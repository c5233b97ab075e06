import type { CollectionBeforeChangeHook, RequestContext } from 'payload'

import { Refusal } from '../../../errors'
import type { Article } from '../../../generated/payload-types'
import { publicRowOf } from './knowPublicRow'

type Killed = NonNullable<Article['killed']>

const KILL = 'kill'

/** Put into a write's context by the actions that kill a story and lift the kill: nothing else changes `killed`. */
export const killing = (killed: Killed): RequestContext => ({ [KILL]: killed })

/** A kill is made and lifted by its actions alone, and nothing publishes what is killed. */
export const holdKill: CollectionBeforeChangeHook<Article> = ({ context, data }) => {
  const killed = killedOf(context)
  if (killed.at && data._status === 'published') {
    throw new Refusal({
      status: 422,
      code: 'killed',
      path: 'killed',
      message: 'This story was killed. An admin can lift the kill; until then nothing publishes it.',
      received: killed.reason,
    })
  }
  return { ...data, killed }
}

/** Whether and why the story that is saved is killed, whatever the save says of it. */
export const killedOf = (context: RequestContext): Killed =>
  (context[KILL] as Killed | undefined) ?? publicRowOf(context)?.killed ?? {}
