import { readCopy } from '../copydesk'
import { Refusal } from '../errors'
import type { Article } from '../generated/payload-types'
import { preflight } from '../preflight'
import { withoutDismissed, type Finding } from '../preflight/finding'
import type { Facts } from '../preflight/story'
import { rowsOf } from '../relations'
import { storyOf } from './storyOf'

export interface PreflightResult {
  /** What stands, errors first. */
  readonly findings: readonly Finding[]
  /** What an editor has dismissed for this article. */
  readonly dismissed: readonly Finding[]
  /** Whether a finding blocks publication. */
  readonly isBlocked: boolean
}

/** Judges an article as it would be published at `now`: what blocks, what informs, and what the copy desk finds. */
export function runPreflight({
  article,
  facts,
  now,
}: {
  article: Partial<Article>
  facts: Facts
  now: Date
}): PreflightResult {
  const story = storyOf(article)
  const all = [...preflight({ story, facts, now }), ...readCopy({ story, now })]
  const keys = rowsOf<{ key?: string | null } | null>(article.dismissedFindings).map((row) => row?.key)
  const findings = withoutDismissed({ findings: all, dismissed: keys })
  return {
    findings,
    dismissed: all.filter((finding) => !findings.includes(finding)),
    isBlocked: findings.some(({ severity }) => severity === 'error'),
  }
}

/** The refusal of an article that cannot be published as it is (422 `preflight`), with all that was found. */
export function preflightError(findings: readonly Finding[]): Refusal {
  const blocking = findings.filter(({ severity }) => severity === 'error')
  return new Refusal({
    status: 422,
    code: 'preflight',
    message: blocking.map(({ message }) => message).join(' '),
    errors: blocking.map(({ path, message }) => ({ path, message })),
    details: { findings },
  })
}
