import type { Endpoint } from 'payload'

import { addNote } from './addNote'
import { bySlug } from './bySlug'
import { compare } from './compare'
import { kill, liftKill } from './kill'
import { preflightOfForm, preflightOfNew, preflightOfStory } from './preflight'
import { preview } from './preview'
import { previewLinks } from './previewLinks'
import { publish } from './publish'
import { returnStory } from './return'
import { cancelStorySchedules, listStorySchedules, scheduleStory } from './schedule'
import { state } from './state'
import { submit } from './submit'
import { unpublish } from './unpublish'

/** The desk's endpoints for stories, in addition to Payload's own operations. */
export const actions: Omit<Endpoint, 'root'>[] = [
  submit,
  returnStory,
  preflightOfStory,
  preflightOfForm,
  preflightOfNew,
  publish,
  unpublish,
  kill,
  liftKill,
  addNote,
  state,
  bySlug,
  compare,
  preview,
  ...previewLinks,
  scheduleStory,
  listStorySchedules,
  cancelStorySchedules,
]
