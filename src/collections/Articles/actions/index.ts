import type { Endpoint } from 'payload'

import { cancelStorySchedules, listStorySchedules, scheduleStory } from './schedule'

/** What can be done with a story beside saving it: `/api/articles/{id}/…`. */
export const actions: Omit<Endpoint, 'root'>[] = [scheduleStory, listStorySchedules, cancelStorySchedules]
