import type { PayloadRequest } from 'payload'

import { nowIn } from '../../../clock'
import { readCopy } from '../../../copydesk'
import type { Article } from '../../../generated/payload-types'
import { preflight } from '../../../preflight'
import { withoutDismissed, type Finding } from '../../../preflight/finding'
import { factsOf } from './factsOf'
import { rowsOf, storyOf } from './storyOf'

export interface Judged {
  /** What stands, the most pressing first. */
  readonly findings: readonly Finding[]
  /** What an editor has waved aside for this story. */
  readonly dismissed: readonly Finding[]
  readonly isBlocked: boolean
}

/** Judges a story as it would be published now: what blocks, what informs, and what the copy desk sees. */
export async function findingsOf({
  req,
  data,
  now = nowIn(req.payload),
}: {
  req: PayloadRequest
  data: Partial<Article>
  now?: Date
}): Promise<Judged> {
  const story = storyOf(data)
  const facts = await factsOf({ req, story })
  const all = [...preflight({ story, facts, now }), ...readCopy({ story, now })]
  const keys = rowsOf(data.dismissedFindings).map((row: { key?: string | null } | null) => row?.key)
  const findings = withoutDismissed({ findings: all, dismissed: keys })
  return {
    findings,
    dismissed: all.filter((finding) => !findings.includes(finding)),
    isBlocked: findings.some(({ severity }) => severity === 'error'),
  }
}
