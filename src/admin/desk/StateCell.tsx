import type { DefaultServerCellComponentProps } from 'payload'

import type { Article } from '../../generated/payload-types'
import { statesOf } from '../../collections/Articles/versions/statesOf'
import { StateLabel } from './StateLabel'

/** List cell: the state of a story. */
export async function StateCell({ payload, rowData }: DefaultServerCellComponentProps) {
  const story = rowData as Article
  const standing = (await statesOf({ payload, stories: [story], now: new Date() })).get(story.id)
  return standing && <StateLabel state={{ ...standing.state, embargoedUntil: undefined }} />
}
