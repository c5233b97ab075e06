import type { TestProject } from 'vitest/node'

import { freshPlace, run } from '../support/run'
import { missing } from './browser'

export const PASSWORD = 'the password of the browser'

declare module 'vitest' {
  export interface ProvidedContext {
    /** The folder of the seeded newsroom, which each desk copies, and the secret that it was made with. */
    newsroom: { folder: string; secret: string }
  }
}

/** A newsroom as a newcomer makes it, by `npm run seed`, once for the whole run. */
export default async function setup(project: TestProject) {
  if (missing) return
  const place = freshPlace({ SEED_EDITOR_PASSWORD: PASSWORD })
  const seeded = await run('seed/index.ts', [], place.env)
  if (seeded.code !== 0) throw new Error(seeded.stderr)
  project.provide('newsroom', { folder: place.folder, secret: String(place.env.PAYLOAD_SECRET) })
  return () => place.remove()
}
