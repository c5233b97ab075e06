import type {
  CollectionAfterChangeHook,
  CollectionAfterDeleteHook,
  CollectionBeforeChangeHook,
  PayloadRequest,
  RequestContext,
} from 'payload'

import { isLive } from '../../../articles/visibility'
import { newestVersionSaved } from '../../../database/newestVersion'
import type { Article } from '../../../generated/payload-types'
import type { Happening } from '../../History/kinds'
import { noteHistory, type Line } from '../../History/noteHistory'
import { claimAddress } from '../../slug/owner'
import { pendingEntries } from '../../../corrections/ledger'
import type { PublicRow } from '../publicRow'
import { publicRowOf } from './knowPublicRow'
import { writeOf } from './noteWrite'
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
  const was = isLive(row)
  if (data.deletedAt && !row?.deletedAt) return [{ kind: 'trashed' }]
  if (!data.deletedAt && row?.deletedAt) return [{ kind: 'brought-back' }]
  if (data._status === 'published') {
    const judged = judgedChangeOf(context)
    const corrections = pendingEntries(data.corrections ?? [])
    const line: Told = {
      kind: kindOf({ was, corrections: row?.publishedAt ? corrections.length : 0 }),
      changeKind: judged?.isAssumed ? 'assumed' : judged?.kind,
      note: corrections.map(({ text }) => text).join('\n') || undefined,
      warnings: (context[WARNINGS] as Told['warnings']) ?? undefined,
    }
    context[WARNINGS] = undefined
    const isMoved = row?.publishedAt && row.slug && row.slug !== data.slug
    return isMoved ? [line, { kind: 'moved', note: `${row.slug} → ${data.slug}` }] : [line]
  }
  return was && !writeOf(context)?.isDraft && !writeOf(context)?.restoresAsDraft
    ? [{ kind: 'unpublished' }]
    : []
}

function kindOf({ was, corrections }: { was: boolean; corrections: number }): Happening {
  if (corrections > 0) return 'corrected'
  return was ? 'updated' : 'published'
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
