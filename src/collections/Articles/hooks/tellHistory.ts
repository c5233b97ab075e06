import type {
  CollectionAfterChangeHook,
  CollectionAfterDeleteHook,
  CollectionBeforeChangeHook,
  PayloadRequest,
  RequestContext,
} from 'payload'

import { newestVersionSaved } from '../../../database/newestVersion'
import type { Article } from '../../../generated/payload-types'
import { noteHistory, type Line } from '../../History/noteHistory'
import { claimAddress } from '../../slug/owner'
import { pendingEntries } from '../../../corrections/ledger'
import type { PublicRow } from '../publicRow'
import { publicRowOf } from './knowPublicRow'
import { transitionIn } from './noteTransition'
import { judgedChangeOf } from './weighChange'

type Told = Omit<Line, 'articleId'>

const TOLD = 'toldHistory'
const SAID = 'saidHistory'
const WARNINGS = 'warningsGoneAheadWith'

/** Put into a write's context by an action that is a line of its own in the story's history. */
export const happening = (line: Pick<Told, 'kind' | 'note'>): RequestContext => ({ [SAID]: line })

/** Notes the warnings that a publication goes ahead with, for its line. */
export function noteWarnings(context: RequestContext, warnings: Told['warnings']): void {
  context[WARNINGS] = warnings
}

/**
 * Finds out what this save does to what readers have, before their corrections get their times; {@link tellHistory}
 * writes it once the story is saved. Two steps, since a new story has no id yet and a hook after the save may be
 * shown a part of it only.
 */
export const knowHistory: CollectionBeforeChangeHook<Article> = ({ context, data }) => {
  const row = publicRowOf(context)
  const said = context[SAID] as Told | undefined
  context[SAID] = undefined
  const lines = said ? [said] : linesOf({ context, data, row })
  context[TOLD] = {
    lines,
    headline: data.headline,
    slug: data._status === 'published' ? data.slug : undefined,
  }
  return data
}

/** Writes the lines in the transaction of the save, and keeps the address of what became public. */
export const tellHistory: CollectionAfterChangeHook<Article> = async ({ context, doc, req }) => {
  const told = context[TOLD] as { lines: Told[]; headline?: string; slug?: string } | undefined
  context[TOLD] = undefined
  if (!told) return
  if (told.slug) await claimAddress({ req, slug: told.slug, articleId: doc.id })
  if (told.lines.length === 0) return
  const version = newestVersionSaved(req.context, doc.id) ?? (await newestVersion({ req, id: doc.id }))
  for (const line of told.lines) {
    await noteHistory({ req, line: { ...line, articleId: doc.id, headline: told.headline, version } })
  }
}

/** What is gone for good is still told of. */
export const tellDeletion: CollectionAfterDeleteHook<Article> = ({ doc, id, req }) =>
  noteHistory({ req, line: { articleId: String(id), kind: 'deleted', headline: doc?.headline } })

function linesOf({
  context,
  data,
  row,
}: {
  context: RequestContext
  data: Partial<Article>
  row: PublicRow | undefined
}): Told[] {
  const { kind } = transitionIn(context)
  switch (kind) {
    case 'trashed':
      return [{ kind: 'trashed' }]
    case 'restored':
      return [{ kind: 'brought-back' }]
    case 'unpublished':
      return [{ kind: 'unpublished' }]
    // A line of its own, by the action.
    case 'killed':
    case 'none':
      return []
    case 'published':
    case 'updated':
    case 'corrected':
      return publicationLines({ context, data, row, kind })
  }
}

function publicationLines({
  context,
  data,
  row,
  kind,
}: {
  context: RequestContext
  data: Partial<Article>
  row: PublicRow | undefined
  kind: 'published' | 'updated' | 'corrected'
}): Told[] {
  const judged = judgedChangeOf(context)
  const corrections = pendingEntries(data.corrections ?? [])
  // A story that comes back corrected is told of as corrected.
  const isCorrected = Boolean(row?.publishedAt) && corrections.length > 0
  const line: Told = {
    kind: isCorrected ? 'corrected' : kind,
    changeKind: judged?.isAssumed ? 'assumed' : judged?.kind,
    note: corrections.map(({ text }) => text).join('\n') || undefined,
    warnings: (context[WARNINGS] as Told['warnings']) ?? undefined,
  }
  context[WARNINGS] = undefined
  const isMoved = row?.publishedAt && row.slug && row.slug !== data.slug
  return isMoved ? [line, { kind: 'moved', note: `${row.slug} → ${data.slug}` }] : [line]
}

async function newestVersion({ req, id }: { req: PayloadRequest; id: string }): Promise<string | undefined> {
  const { docs } = await req.payload.db.findVersions({
    collection: 'articles',
    limit: 1,
    pagination: false,
    req,
    select: { parent: true },
    where: { and: [{ parent: { equals: id } }, { latest: { equals: true } }] },
  })
  return docs[0]?.id
}
