import type { Payload } from 'payload'

import { marksLeft } from './mark'

/** Resolves once all that was announced is told, or could not be: to be waited for before the database is closed. */
export async function announcementsTold({ payload }: { payload: Payload }): Promise<void> {
  await marksLeft({ payload })
}
