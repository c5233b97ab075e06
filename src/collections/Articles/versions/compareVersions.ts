import type { PayloadRequest, Where } from 'payload'

import { storyState, type StoryState } from '../../../articles/state'
import { compareStories, type Difference } from '../../../articles/compare/stories'
import { Refusal } from '../../../errors'
import type { Article } from '../../../generated/payload-types'
import { namesFor } from './names'
import { savers } from './savers'

/** The description of a version beside its text. */
export interface VersionLine {
  readonly id: string
  /** When it was saved, and by whom; null for the system or a wire. */
  readonly at: string
  readonly by: { readonly id: string; readonly name: string } | null
  readonly status: 'draft' | 'published'
  readonly stage: Article['stage']
  /** The state of the story after this save alone, ignoring schedules and what else is public. */
  readonly state: StoryState
  /** Saved without a statement of its base version. */
  readonly savedWithoutBase: boolean
}

export interface Comparison {
  readonly from: VersionLine
  readonly to: VersionLine
  readonly changes: readonly Difference[]
}

interface Version {
  readonly id: string
  readonly updatedAt: string
  readonly version: Article
}

/**
 * Compares two versions of a story, read with the permissions of `req`. Each is a version's id, `published` or `latest`. Throws a Refusal
 * (404 `no-such-version`) if one does not exist or may not be read.
 */
export async function compareVersions({
  req,
  id,
  from,
  to,
}: {
  req: PayloadRequest
  id: string
  from: string
  to: string
}): Promise<Comparison> {
  const earlier = await findVersion({ req, id, which: from })
  const later = await findVersion({ req, id, which: to })
  const nameOf = await namesFor({ req, stories: [earlier.version, later.version] })
  const nameOfSaver = await savers({ req, stories: [earlier.version, later.version] })
  return {
    from: lineOf(earlier, nameOfSaver),
    to: lineOf(later, nameOfSaver),
    changes: compareStories({ from: earlier.version, to: later.version, nameOf }),
  }
}

/** A version as an entry of a list. */
export function lineOf(
  { id, updatedAt, version }: Version,
  saverOf: Awaited<ReturnType<typeof savers>>,
): VersionLine {
  return {
    id,
    at: updatedAt,
    by: saverOf(version),
    status: version._status ?? 'draft',
    stage: version.stage,
    state: storyState({
      story: version,
      isPublic: version._status === 'published',
      now: new Date(updatedAt),
    }),
    savedWithoutBase: version.savedWithoutBase === true,
  }
}

async function findVersion({
  req,
  id,
  which,
}: {
  req: PayloadRequest
  id: string
  which: string
}): Promise<Version> {
  const { docs } = await req.payload.findVersions({
    collection: 'articles',
    depth: 0,
    limit: 1,
    overrideAccess: false,
    pagination: false,
    req,
    sort: '-updatedAt',
    trash: true,
    where: { and: [{ parent: { equals: id } }, condition(which)] },
  })
  const [found] = docs
  if (found) return found
  throw new Refusal({
    status: 404,
    code: 'no-such-version',
    message:
      which === 'published'
        ? 'This story was never published.'
        : 'This story has no such version. Use its id, published or latest.',
    received: which,
  })
}

/** For `published`: the newest publication of what readers have, or had last. */
function condition(which: string): Where {
  if (which === 'latest') return { latest: { equals: true } }
  if (which === 'published') return { 'version._status': { equals: 'published' } }
  return { id: { equals: which } }
}
