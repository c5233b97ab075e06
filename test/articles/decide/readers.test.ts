import { expect, it } from 'vitest'

import { isLive, isPublic } from '../../../src/articles/visibility'
import * as fc from '../../support/fastCheck'
import { predict, readersHave, type Model } from './readers/model'
import {
  ACTIONS,
  perform,
  textOf,
  type Action,
  type Newsroom,
  type Stored,
  type Who,
} from './readers/newsroom'

const HOUR = 3_600_000
const START = Date.parse('2026-11-27T12:00:00.000Z')
const RUNS = 300
const MOST_STORIES = 3
/** Fewer cases of an action than this prove nothing about it. */
const FEW = 5

const step = fc.record({
  action: fc.oneof(
    { weight: 3, arbitrary: fc.constantFrom(...ACTIONS) },
    {
      weight: 2,
      arbitrary: fc.constantFrom<Action>(
        'publish',
        'publish-newest',
        'kill',
        'wait',
        'bring-back',
        'bring-back-as-draft',
        'clear-embargo',
        'lift-kill',
      ),
    },
  ),
  as: fc.constantFrom<Who>('reporter', 'service', 'editor', 'editor', 'admin', 'admin', 'system'),
  story: fc.nat({ max: MOST_STORIES - 1 }),
  version: fc.nat({ max: 30 }),
  hours: fc.integer({ min: 1, max: 5 }),
})

it('readers have what was published last, after any actions by any users in any order', () => {
  const seen = new Map<string, number>()
  fc.assert(
    fc.property(fc.array(step, { minLength: 1, maxLength: 30, size: 'max' }), (steps) => {
      const newsroom: Newsroom = { stories: [], addresses: new Map() }
      const model: Model = { stories: [], addresses: new Map() }
      let time = START
      for (const [index, { action: asked, as, story, version, hours }] of steps.entries()) {
        const action = possible(asked, newsroom.stories.length)
        time += action === 'wait' ? hours * HOUR : 1
        const now = new Date(time)
        const isNew = action === 'create' || action === 'create-published'
        const deed = {
          action,
          as,
          at: isNew ? newsroom.stories.length : story % newsroom.stories.length,
          version,
          text: `Text ${index}`,
          now,
          until: new Date(time + hours * HOUR).toISOString(),
        }
        const before = newsroom.stories.map(receivedBy(now))
        const eventsBefore = newsroom.stories[deed.at]?.events.length ?? 0

        const isDone = perform(newsroom, deed)
        const what = `${action} by ${as}`
        expect(isDone, `${what} is allowed`).toBe(predict(model, deed))
        seen.set(`${action} ${isDone}`, (seen.get(`${action} ${isDone}`) ?? 0) + 1)

        const after = newsroom.stories.map(receivedBy(now))
        expect(after, `after ${what}`).toEqual(model.stories.map((known) => readersHave(known, now)))
        if (after[deed.at] !== before[deed.at])
          expect(newsroom.stories[deed.at]?.events.length, `${what} is an event`).toBeGreaterThan(
            eventsBefore,
          )
        if (as === 'reporter' || as === 'service')
          expect(after.slice(0, before.length), `${what} changes nothing for readers`).toEqual(before)
        expect(newsroom.stories.map(recordOf), `dates, corrections and the read model after ${what}`).toEqual(
          model.stories.map(({ onAir, isInTrash, published, revised, corrections, slug }) => ({
            published: published ?? null,
            revised: revised ?? null,
            corrections,
            projected: isInTrash ? undefined : onAir,
            slug: isInTrash || onAir === undefined ? undefined : slug,
            isToldOf: onAir !== undefined && !isInTrash,
          })),
        )
        expect(Object.fromEntries(newsroom.addresses), `addresses after ${what}`).toEqual(
          Object.fromEntries([...model.addresses].map(([slug, at]) => [slug, `a${at}`])),
        )
      }
    }),
    { numRuns: RUNS },
  )
  // Each action is allowed and refused often enough for the property to mean something.
  const rare = (isDone: boolean, actions: readonly Action[]) =>
    actions.filter((action) => (seen.get(`${action} ${isDone}`) ?? 0) < FEW)
  expect(
    rare(
      true,
      ACTIONS.filter((action) => action !== 'save-stale'),
    ),
  ).toEqual([])
  expect(
    rare(
      false,
      ACTIONS.filter((action) => !ALWAYS_ALLOWED.includes(action)),
    ),
  ).toEqual([])
})

const ALWAYS_ALLOWED: readonly Action[] = ['create', 'duplicate', 'wait']

/** A newsroom without stories begins one, and one with many begins no more. */
function possible(action: Action, stories: number): Action {
  if (stories === 0) return action === 'create-published' ? action : 'create'
  const isOneMore = action === 'create' || action === 'create-published' || action === 'duplicate'
  return isOneMore && stories >= MOST_STORIES ? 'wait' : action
}

const receivedBy =
  (now: Date) =>
  ({ row }: Stored): string | undefined =>
    row && isPublic(row, now) ? textOf(row) : undefined

/** What the row, the read model and the change feed have of a story. */
function recordOf({ events, projected, row }: Stored): object {
  const last = events.at(-1)
  return {
    published: row?.publishedAt ?? null,
    revised: row?.revisedAt ?? null,
    corrections: (row?.corrections ?? []).filter(({ at }) => at).map(({ text }) => text),
    projected: projected && isLive(projected) ? textOf(projected) : undefined,
    slug: projected?.slug,
    isToldOf: last !== undefined && last !== 'unpublished' && last !== 'killed',
  }
}
