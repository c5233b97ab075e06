import { decide, type Decision } from '../../../src/articles/decide'
import type { Operation } from '../../../src/articles/operation'
import type { Facts, Situation } from '../../../src/articles/situation'
import type { Article } from '../../../src/generated/payload-types'
import { NO_USES, usesOf } from '../../../src/articles/uses'
import { isLive } from '../../../src/articles/visibility'
import { Refusal } from '../../../src/errors'

export const NOW = new Date('2026-11-27T12:00:00.000Z')
export const BEFORE = '2026-11-26T08:00:00.000Z'
export const LATER = '2026-11-28T08:00:00.000Z'

export const ACTORS = {
  reporter: { id: 'u-reporter', role: 'reporter' },
  editor: { id: 'u-editor', role: 'editor' },
  admin: { id: 'u-admin', role: 'admin' },
  service: { id: 'u-service', role: 'service' },
  system: {},
} as const satisfies Record<string, Operation['actor']>

/** A body of paragraphs, as the database holds it. */
export function body(...paragraphs: readonly string[]): NonNullable<Article['body']> {
  const children = paragraphs.map((text) => ({
    type: 'paragraph',
    version: 1,
    children: [{ type: 'text', text, version: 1 }],
  }))
  return { root: { type: 'root', version: 1, direction: 'ltr', format: '', indent: 0, children } }
}

/** A draft that could be published as it is. */
export const article = (more: Partial<Article> = {}): Article => ({
  id: 'a1',
  headline: 'Harbour opens',
  summary: 'It opens.',
  slug: 'harbour-opens',
  language: 'en',
  body: body('The harbour opens on Monday.'),
  topics: ['t1'],
  authors: [{ author: 'p1' }],
  createdBy: ACTORS.reporter.id,
  createdAt: BEFORE,
  updatedAt: BEFORE,
  _status: 'draft',
  ...more,
})

export const published = (more: Partial<Article> = {}): Article =>
  article({ _status: 'published', stage: 'ready', publishedAt: BEFORE, revisedAt: BEFORE, ...more })

/** What is looked up for a publication without faults. */
export const FACTS: Facts = {
  preflight: {
    people: new Map([['p1', { name: 'Jane Doe' }]]),
    altTexts: new Map([['m1', 'A harbour']]),
  },
  hiddenUses: { ...NO_USES, authors: ['p1'] },
}

interface Save {
  readonly kind?: Operation['kind']
  readonly as?: keyof typeof ACTORS
  readonly isDraft?: boolean
  /** What the save sends; completed with the newest version. */
  readonly sent?: Readonly<Partial<Record<keyof Article, unknown>>>
  readonly base?: Operation['base']
  readonly intent?: Operation['intent']
  readonly newest?: Article
  /** The row; the newest version unless stated. */
  readonly live?: Article
  readonly facts?: Facts
  readonly now?: Date
}

/**
 * A save as the hooks would put it to {@link decide}, with the facts that `readSituation` looks up and no others. By an editor, of a new
 * article, unless stated.
 */
export function situation({
  as = 'editor',
  base = { kind: 'any' },
  facts,
  intent = {},
  isDraft: asksForDraft = false,
  kind,
  live,
  newest: given,
  now = NOW,
  sent = {},
}: Save): Situation {
  // To Payload a duplicate is a new article.
  const newest = kind === 'duplicate' ? undefined : given
  const row = live ?? newest
  const operation: Operation = {
    kind: kind ?? (newest ? 'update' : 'create'),
    isDraft: asksForDraft && (kind === 'restore' || sent._status !== 'published'),
    sent: kind === 'restore' ? {} : sent,
    base: newest ? base : { kind: 'none' },
    actor: ACTORS[as],
    intent,
  }
  const whole = kind === 'restore' ? {} : (newest ?? {})
  const data = {
    ...whole,
    ...(asksForDraft ? { _status: 'draft' } : {}),
    ...sent,
  } as Partial<Article>
  const isPublication =
    data._status === 'published' && operation.kind !== 'duplicate' && operation.kind !== 'restore'
  const replacesRow = !operation.isDraft || data._status === 'published'
  return {
    operation,
    data,
    newest,
    live: row,
    facts: {
      ...(isPublication ? FACTS : {}),
      ...(isPublication && isLive(row) ? { differenceForReaders: () => 'changed' as const } : {}),
      ...(newest && row && replacesRow && isLive(row) ? { liveUses: usesOf(live ?? newest) } : {}),
      ...facts,
    },
    now,
  }
}

export const saved = (save: Save): Decision => decide(situation(save))

/** Status and code of the refusal that a save meets; `saved` where it meets none. */
export function outcome(save: Save): string {
  try {
    saved(save)
    return 'saved'
  } catch (error) {
    if (!(error instanceof Refusal)) throw error
    return `${error.status} ${(error.data as { code: string }).code}`
  }
}

/** The types of a decision's effects, in their order. */
export const effectTypes = (decision: Decision): string[] => decision.effects.map(({ type }) => type)
