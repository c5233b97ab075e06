import type { Endpoint } from 'payload'

import { Refusal } from '../../../errors'
import type { Article } from '../../../generated/payload-types'
import { savesOf } from '../saves'
import { answer, findStory, requireDesk, saveStory, wordsOf, type Words } from './story'

const SAID = ['baseUpdatedAt', 'changeKind', 'corrections', 'noCorrectionNeeded'] as const

/**
 * `POST /api/articles/{id}/publish`: publishes the newest version. The body may classify the change (`changeKind`, `noCorrectionNeeded`,
 * `corrections`) and name the version it is based on (`baseUpdatedAt`). Editors only. The response includes the non-blocking `findings`.
 */
export const publish: Omit<Endpoint, 'root'> = {
  path: '/:id/publish',
  method: 'post',
  handler: async (req) => {
    requireDesk(req, { isForEditors: true })
    const said = sayingsOf(await wordsOf(req))
    await findStory(req)
    const doc = await saveStory({ req, data: { ...said, _status: 'published' } })
    return answer('Published.', doc, { findings: savesOf(req.context).decisions.get(doc.id)?.findings ?? [] })
  },
}

function sayingsOf(words: Words): Partial<Article> {
  const unknown = Object.keys(words).find((name) => !(SAID as readonly string[]).includes(name))
  if (unknown === undefined) return words
  throw new Refusal({
    status: 400,
    code: 'validation',
    path: unknown,
    message: `Publishing accepts only ${SAID.join(', ')}. Save other changes first.`,
    received: unknown,
  })
}
