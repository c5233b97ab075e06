import { Link } from '@payloadcms/ui'
import type { DefaultServerCellComponentProps } from 'payload'

import { idOf } from '../../relations'
import { statesOf } from '../../collections/Articles/versions/statesOf'
import { StateLabel } from '../desk/StateLabel'

/** List cell of schedules: the story's headline, linked to where its schedules are changed and cancelled, and its state. */
export async function StoryCell({ cellData, payload }: DefaultServerCellComponentProps) {
  const id = idOf(cellData)
  if (!id) return <span className="dateline-quiet">Deleted</span>
  const story = await payload.findByID({
    collection: 'articles',
    id,
    depth: 0,
    disableErrors: true,
    draft: true,
    select: {
      _status: true,
      deletedAt: true,
      embargoedUntil: true,
      handover: { kind: true },
      headline: true,
      killed: { at: true },
      stage: true,
    },
    trash: true,
  })
  const state = story && (await statesOf({ payload, stories: [story], now: new Date() })).get(story.id)?.state
  return (
    <>
      <Link href={`/admin/collections/articles/${id}`}>{story?.headline || 'No headline'}</Link>
      {state && (
        <div className="dateline-quiet">
          <StateLabel state={state} />
        </div>
      )}
    </>
  )
}
