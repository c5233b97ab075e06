import type { CollectionSlug, Payload } from 'payload'
import { setTimeout as pause } from 'node:timers/promises'

import type { ReadOnlyDatabase } from '../../database/engine'
import { checkChanges } from './checkChanges'
import { checkEditions } from './checkEditions'
import { checkFiles } from './checkFiles'
import { checkPending } from './checkPending'
import { checkRelations } from './checkRelations'
import { checkSlugs } from './checkSlugs'
import { checkUnused } from './checkUnused'
import { checkLatestVersions } from './checkVersions'
import { keyOf, type CheckResult } from './result'

interface Newsroom {
  readonly payload: Payload
  readonly mediaDir: string
  /** The database of `payload`. */
  readonly database: Pick<ReadOnlyDatabase, 'integrityProblems'>
  /** Milliseconds before findings are checked again. */
  readonly pauseMs?: number
}

export interface Checked {
  readonly counts: Readonly<Record<string, number>>
  readonly problems: readonly CheckResult[]
  readonly notes: readonly CheckResult[]
}

/** Long enough for a save to write its files and commit. */
const PAUSE_MS = 2_000

/**
 * Checks a newsroom without changing it. A server may run meanwhile: findings are checked again after a pause, and only those found both
 * times count, since a story may be published between two queries of a check.
 */
export async function checkNewsroom(newsroom: Newsroom): Promise<Checked> {
  const first = await look(newsroom)
  const hasProblem = first.some(({ kind }) => kind === 'problem')
  if (hasProblem) await pause(newsroom.pauseMs ?? PAUSE_MS)
  const second = hasProblem ? new Set((await look(newsroom)).map(keyOf)) : undefined
  const findings = first.filter((finding) => !second || second.has(keyOf(finding)))
  return {
    counts: await countsOf(newsroom.payload),
    problems: findings.filter(({ kind }) => kind === 'problem'),
    notes: findings.filter(({ kind }) => kind === 'note'),
  }
}

async function look({ payload, mediaDir, database }: Newsroom): Promise<CheckResult[]> {
  const findings: CheckResult[] = []
  const report = (finding: CheckResult) => void findings.push(finding)
  for (const problem of database.integrityProblems()) report({ kind: 'problem', ...problem })
  for (const collection of collectionsOf(payload)) {
    await checkSlugs({ payload, collection, report })
    await checkLatestVersions({ payload, collection, report })
    await checkRelations({ payload, collection, report })
    await checkUnused({ payload, collection, report })
    if (payload.collections[collection].config.upload) {
      await checkFiles({ payload, collection, folder: mediaDir, report })
    }
  }
  await checkEditions({ payload, report })
  await checkChanges({ payload, report })
  await checkPending({ payload, report })
  return findings
}

async function countsOf(payload: Payload): Promise<Record<string, number>> {
  const counts: Record<string, number> = {}
  for (const collection of collectionsOf(payload)) {
    counts[collection] = (await payload.db.count({ collection })).totalDocs
  }
  return counts
}

/** The newsroom's own collections; Payload's (locks, preferences) change all the time. */
function collectionsOf(payload: Payload): CollectionSlug[] {
  return (Object.keys(payload.collections) as CollectionSlug[]).filter((slug) => !slug.startsWith('payload-'))
}
