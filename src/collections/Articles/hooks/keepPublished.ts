import type { CollectionBeforeChangeHook } from 'payload'

import { Refusal } from '../../../errors'
import type { Article } from '../../../generated/payload-types'
import { publicRowOf } from './knowPublicRow'
import { writeOf } from './noteWrite'

/**
 * Nobody withdraws or publishes a story without saying so. Payload gives a save that names no status the newest
 * version's: with a draft over a published story it would take the story off the air. And a version that is
 * restored brings its status along: an old draft would withdraw the story, an old publication would publish.
 */
export const keepPublished: CollectionBeforeChangeHook<Article> = ({ context, data }) => {
  const write = writeOf(context)
  const isPublic = publicRowOf(context)?._status === 'published'
  if (write?.restores && !write.restoresAsDraft) {
    if (data._status === 'published' || isPublic) {
      throw new Refusal({
        status: 409,
        code: 'restore-as-draft',
        message:
          'Restore this version as a draft (the arrow beside the button) and publish it when it is right.',
        received: data._status,
      })
    }
  }
  if (write?.leavesStatusOpen && data._status === 'draft' && isPublic) {
    throw new Refusal({
      status: 409,
      code: 'status-open',
      message:
        'This story is public and has a newer draft. Send draft=true to save the draft or a _status to publish or withdraw.',
    })
  }
  return data
}
