import type { PayloadRequest } from 'payload'

import { preflightError, runPreflight, type PreflightResult } from '../../articles/runPreflight'
import { nowIn } from '../../clock'
import type { Article } from '../../generated/payload-types'
import { readFacts } from './readFacts'

interface Asked {
  readonly req: PayloadRequest
  readonly article: Partial<Article>
  /** The time of publication; defaults to now. */
  readonly at?: Date | undefined
}

/** Reads the facts about a publication and runs preflight: blocking, informational and copydesk findings. */
export async function judge({ req, article, at = nowIn(req.payload) }: Asked): Promise<PreflightResult> {
  const { preflight } = await readFacts({ req, article })
  return runPreflight({ article, facts: preflight, now: at })
}

/**
 * Throws the Refusal (422 `preflight`) that publishing an article at the given time would cause. Ignores an embargo that ends before then.
 */
export async function requirePublishable(asked: Asked): Promise<void> {
  const { findings, isBlocked } = await judge(asked)
  if (isBlocked) throw preflightError(findings)
}
