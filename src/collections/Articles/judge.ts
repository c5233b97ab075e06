import type { PayloadRequest } from 'payload'

import { preflightError, runPreflight, type PreflightResult } from '../../articles/runPreflight'
import { nowIn } from '../../clock'
import type { Article } from '../../generated/payload-types'
import { readFacts } from './readFacts'

interface Asked {
  readonly req: PayloadRequest
  readonly article: Partial<Article>
  /** When it would be published; now, unless told. */
  readonly at?: Date | undefined
}

/** Looks up what a publication of an article needs and judges it: what blocks, what informs, and what the copy desk finds. */
export async function judge({ req, article, at = nowIn(req.payload) }: Asked): Promise<PreflightResult> {
  const { preflight } = await readFacts({ req, article })
  return runPreflight({ article, facts: preflight, now: at })
}

/** Throws the refusal that publishing an article at a time would meet (422 `preflight`); an embargo that is over by then is no obstacle. */
export async function requirePublishable(asked: Asked): Promise<void> {
  const { findings, isBlocked } = await judge(asked)
  if (isBlocked) throw preflightError(findings)
}
