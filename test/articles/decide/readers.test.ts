import * as fc from '../../support/fastCheck'
import { expect, it } from 'vitest'

import type { Decision } from '../../../src/articles/decide'
import { isPublic } from '../../../src/articles/visibility'
import { Refusal } from '../../../src/errors'
import type { Article } from '../../../src/generated/payload-types'
import { article, saved, type ACTORS } from './situation'

type Who = keyof typeof ACTORS

/** One article as the database holds it: its row, its versions, and what the read model has of it. */
interface Stored {
  row?: Article
  versions: Article[]
  projected?: Partial<Article> | undefined
}

/** What a newsroom would say that readers have, kept by other means than the rules. */
interface Model {
  /** The words that readers have, or would have but for the trash. */
  words?: string | undefined
  isInTrash: boolean
  isKilled: boolean
  embargoedUntil?: string | undefined
}

const ACTIONS = [
  'save-draft',
  'publish',
  'correct',
  'embargo',
  'clear-embargo',
  'unpublish',
  'kill',
  'lift',
  'trash',
  'bring-back',
  'restore-as-draft',
  'restore',
  'duplicate',
  'wait',
] as const
type Action = (typeof ACTIONS)[number] | 'create'

const HOUR = 3_600_000
const START = Date.parse('2026-11-27T12:00:00.000Z')

it('readers get exactly what was published last, whoever does what in whichever order', () => {
  const seen = new Map<string, number>()
  const step = fc.record({
    action: fc.oneof(
      { weight: 3, arbitrary: fc.constantFrom(...ACTIONS) },
      {
        weight: 2,
        arbitrary: fc.constantFrom<Action>('publish', 'wait', 'bring-back', 'clear-embargo', 'lift'),
      },
    ),
    as: fc.constantFrom<Who>('reporter', 'editor', 'admin', 'admin', 'service', 'system'),
    hours: fc.integer({ min: 1, max: 5 }),
  })
  fc.assert(
    fc.property(fc.array(step, { minLength: 1, maxLength: 30, size: 'max' }), (steps) => {
      const stored: Stored = { versions: [] }
      const model: Model = { isInTrash: false, isKilled: false }
      let now = START
      let counter = 0
      const first = { action: 'create', as: 'reporter', hours: 1 } as const
      for (const { action, as, hours } of [first, ...steps]) {
        now += action === 'wait' ? hours * HOUR : 1
        counter += 1
        const before = readersHave(stored.row, new Date(now))
        const words = `Words ${counter}`
        const isDone = perform({ action, as, stored, words, now: new Date(now), until: now + hours * HOUR })
        if (isDone) predict({ action, model, words, until: new Date(now + hours * HOUR).toISOString() })
        seen.set(`${action} ${isDone}`, (seen.get(`${action} ${isDone}`) ?? 0) + 1)

        expect(readersHave(stored.row, new Date(now)), `after ${action} by ${as}`).toBe(predicted(model, now))
        if (as === 'reporter' || as === 'service')
          expect(
            readersHave(stored.row, new Date(now)),
            `${action} by ${as} changes nothing for readers`,
          ).toBe(before)
        // The read model follows the row, whether an embargo runs or not.
        expect(stored.projected?.headline, `the read model after ${action}`).toBe(
          stored.row?._status === 'published' && !stored.row.deletedAt ? stored.row.headline : undefined,
        )
      }
    }),
    { numRuns: 500 },
  )
  // Each action is taken and refused often enough to say something.
  for (const action of ACTIONS) expect(seen.get(`${action} true`) ?? 0, action).toBeGreaterThan(20)
  expect(seen.get('publish false') ?? 0).toBeGreaterThan(100)
})

const readersHave = (row: Article | undefined, now: Date): string | undefined =>
  row && isPublic(row, now) ? (row.headline ?? undefined) : undefined

function predicted({ words, isInTrash, isKilled, embargoedUntil }: Model, now: number): string | undefined {
  if (isInTrash || isKilled || (embargoedUntil && Date.parse(embargoedUntil) > now)) return undefined
  return words
}

/** What an action that was allowed does to what readers have. */
function predict({
  action,
  model,
  words,
  until,
}: {
  action: Action
  model: Model
  words: string
  until: string
}): void {
  if (action === 'publish') model.words = words
  if (action === 'correct') model.words = words
  if (action === 'unpublish' || action === 'kill') model.words = undefined
  if (action === 'kill') model.isKilled = true
  if (action === 'lift') model.isKilled = false
  if (action === 'trash') model.isInTrash = true
  if (action === 'bring-back') {
    model.isInTrash = false
    // The panel brings a story back as a draft.
    model.words = undefined
  }
  if (action === 'kill') model.embargoedUntil = undefined
  if (action === 'embargo') model.embargoedUntil = until
  if (action === 'clear-embargo') model.embargoedUntil = undefined
}

/** Does one thing as the hooks and Payload would. False where the rules refuse it, or it makes no sense. */
function perform({
  action,
  as,
  stored,
  words,
  now,
  until,
}: {
  action: Action
  as: Who
  stored: Stored
  words: string
  now: Date
  until: number
}): boolean {
  const newest = stored.versions.at(-1)
  if (action === 'wait') return true
  if (action === 'create') {
    if (newest) return false
    return apply({ stored, now, save: { as, isDraft: true, sent: { ...article(), headline: words } } })
  }
  if (!newest) return false
  const common = { as, newest, ...(stored.row ? { live: stored.row } : {}), now }
  // Payload shows nobody what is in the trash but to bring it back.
  if (newest.deletedAt && action !== 'bring-back') return false
  const killed = newest.killed?.at
  switch (action) {
    case 'save-draft':
      return apply({ stored, now, save: { ...common, isDraft: true, sent: { headline: words } } })
    case 'publish':
      return apply({ stored, now, save: { ...common, sent: { headline: words, _status: 'published' } } })
    case 'correct': {
      const corrections = [...(newest.corrections ?? []), { kind: 'correction', text: words }]
      return apply({
        stored,
        now,
        save: { ...common, sent: { headline: words, corrections, _status: 'published' } },
      })
    }
    case 'embargo':
      return apply({
        stored,
        now,
        save: { ...common, isDraft: true, sent: { embargoedUntil: new Date(until).toISOString() } },
      })
    case 'clear-embargo':
      return apply({ stored, now, save: { ...common, isDraft: true, sent: { embargoedUntil: null } } })
    case 'unpublish':
      return apply({ stored, now, save: { ...common, sent: { _status: 'draft' } } })
    case 'kill':
      // The endpoint asks for an editor.
      if (killed || !['admin', 'editor'].includes(as)) return false
      return apply({
        stored,
        now,
        save: {
          ...common,
          sent: { _status: 'draft', embargoedUntil: null },
          intent: { kill: { at: now.toISOString() }, audit: { kind: 'killed' } },
        },
      })
    case 'lift':
      if (!killed || as !== 'admin') return false
      return apply({
        stored,
        now,
        save: {
          ...common,
          sent: { _status: 'draft' },
          intent: { kill: { at: null }, audit: { kind: 'kill-lifted' } },
        },
      })
    case 'trash':
      return apply({ stored, now, save: { ...common, sent: { deletedAt: now.toISOString() } } })
    case 'bring-back':
      if (!newest.deletedAt) return false
      return apply({ stored, now, save: { ...common, sent: { deletedAt: null, _status: 'draft' } } })
    case 'restore-as-draft':
    case 'restore': {
      const old = stored.versions[0]!
      const isDraft = action === 'restore-as-draft'
      return apply({ stored, now, save: { ...common, kind: 'restore', isDraft, sent: { ...old } } })
    }
    case 'duplicate':
      // Another story: nothing of this one changes.
      return apply({
        stored: { versions: [] },
        now,
        save: { as, now, kind: 'duplicate', sent: { ...newest, stage: 'draft' } },
      })
  }
}

function apply({
  stored,
  save,
  now,
}: {
  stored: Stored
  save: Parameters<typeof saved>[0]
  now: Date
}): boolean {
  let decision: Decision
  try {
    decision = saved(save)
  } catch (error) {
    if (error instanceof Refusal) return false
    throw error
  }
  const data = { ...decision.data, id: 'a1', updatedAt: now.toISOString() } as Article
  // Payload keeps a first save as the row, draft or not.
  if (decision.transition.replacesRow || !stored.row) stored.row = data
  stored.versions.push(data)
  for (const effect of decision.effects) {
    if (effect.type !== 'project') continue
    const isLive = effect.article._status === 'published' && !effect.article.deletedAt
    stored.projected = isLive ? effect.article : undefined
  }
  return true
}
