import { readCopy } from './copydesk'
import { Refusal } from '../errors'
import type { Article } from '../generated/payload-types'
import { preflight } from './preflight'
import { withoutDismissed, type Finding } from './preflight/finding'
import type { Facts } from './preflight/story'
import { rowsOf } from '../relations'
import { storyOf } from './storyOf'

export interface PreflightResult {
  /** Current findings, errors first. */
  readonly findings: readonly Finding[]
  /** Findings that an editor has dismissed for this article. */
  readonly dismissed: readonly Finding[]
  /** Whether a finding blocks publication. */
  readonly isBlocked: boolean
}

/** Checks an article as it would be published at `now`: errors, notices, and the findings of the copy desk. */
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

/** The refusal of an article that cannot be published (422 `preflight`), with all findings. */
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
