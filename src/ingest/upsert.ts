import type { Payload, PayloadRequest } from 'payload'

import { withIntent } from '../articles/operation'
import { inTransaction } from '../database/inTransaction'
import type { Article, Dispatch } from '../generated/payload-types'
import { decode } from '../wire/bytes'
import { detect, unknown } from '../wire/detect'
import { parse } from '../wire/parse'
import type { WireStory } from '../wire/story'
import { dispatchKey, sha256, storyKey } from './keys'
import { findOrCreatePerson } from './people'
import { toArticle, type ArticleDraft } from './toArticle'
import { findOrCreateTopic } from './topics'
import { idOf, idsIn, rowsOf } from '../relations'

export interface Incoming {
  /** The copy as received, byte for byte. */
  readonly raw: Uint8Array
  readonly receivedAt: Date
  /** Metadata from the transport, used in addition to the copy's own header and dateline. */
  readonly agency?: string
  readonly sourceId?: string
  readonly version?: string
  readonly usageTerms?: string
  /** Our own text for fields that the copy lacks, used if the story is new. */
  readonly working?: Pick<Article, 'headline' | 'edNote'>
}

export interface Upserted {
  /** `held`: an editor has worked on the story, so the dispatch is stored and the story left unchanged. */
  readonly outcome: Dispatch['outcome']
  readonly articleId: string
  readonly dispatchId: string
  readonly story: WireStory
}

/**
 * Imports one text from a wire in one transaction. Idempotent: the same text again changes nothing. A new version becomes the story's
 * draft, and never overwrites an editor's changes or what is public. Throws a WireError if the bytes are no plain text that can be read;
 * the database is then unchanged.
 */
export async function upsertStory({
  payload,
  ...incoming
}: Incoming & { payload: Payload }): Promise<Upserted> {
  const { container } = detect(incoming.raw)
  if (container !== 'text') throw unknown(NOT_TEXT[container])
  const { text, encoding } = decode(incoming.raw)
  const story = parse(incoming.raw)
  const agency = incoming.agency ?? story.dateline?.source ?? ''
  const sourceId = incoming.sourceId ?? ''
  const version = incoming.version ?? story.header?.version ?? ''
  const key = storyKey({ agency, sourceId, text })
  const identity = {
    agency: agency || undefined,
    sourceId: sourceId || undefined,
    version: version || undefined,
  }

  return inTransaction({ payload, context: withIntent({ isWire: true }) }, async (req) => {
    const uniqueKey = dispatchKey({ story: key, version, text })
    const repeated = await findDispatch({ req, key: uniqueKey })
    if (repeated)
      return { outcome: 'unchanged', story, dispatchId: repeated.id, articleId: articleOf(repeated) }

    const existing = await findArticle({ req, key })
    const outcome = !existing ? 'created' : isTouched(existing) ? 'held' : 'updated'
    const dispatch = await req.payload.create({
      collection: 'dispatches',
      depth: 0,
      data: {
        ...identity,
        label: labelOf(story),
        receivedAt: incoming.receivedAt.toISOString(),
        outcome,
        article: existing?.id,
        findings: story.findings.map(({ code, line, message }) => ({ code, line, message })),
        encoding,
        sha256: sha256(incoming.raw),
        raw: Buffer.from(incoming.raw).toString('base64'),
        dispatchKey: uniqueKey,
      },
      req,
    })
    const written = { dispatchId: dispatch.id, outcome, story } as const
    if (existing && outcome === 'held') return { ...written, articleId: existing.id }

    const draft = toArticle(story)
    const data = {
      ...draft.fields,
      ...(await relationsOf({ req, draft, existing })),
      wire: {
        ...identity,
        usageTerms: incoming.usageTerms,
        dispatch: dispatch.id,
        storyKey: key,
        isEdited: false,
      },
    }
    if (existing) {
      await req.payload.update({ collection: 'articles', id: existing.id, data, depth: 0, draft: true, req })
      return { ...written, articleId: existing.id }
    }
    const article = await req.payload.create({
      collection: 'articles',
      data: { ...data, ...incoming.working, language: 'en', _status: 'draft' },
      depth: 0,
      draft: true,
      req,
    })
    await req.payload.update({
      collection: 'dispatches',
      id: dispatch.id,
      data: { article: article.id },
      depth: 0,
      req,
    })
    return { ...written, articleId: article.id }
  })
}

/** Read by `wire -- parse`, but not imported: markup must not become a story's words. */
const NOT_TEXT = { email: 'a mail', json: 'JSON', xml: 'XML' } as const

async function findDispatch({
  req,
  key,
}: {
  req: PayloadRequest
  key: string
}): Promise<Dispatch | undefined> {
  const { docs } = await req.payload.find({
    collection: 'dispatches',
    depth: 0,
    limit: 1,
    pagination: false,
    req,
    where: { dispatchKey: { equals: key } },
  })
  return docs[0]
}

async function findArticle({ req, key }: { req: PayloadRequest; key: string }): Promise<Article | undefined> {
  const found = await req.payload.find({
    collection: 'articles',
    depth: 0,
    limit: 1,
    pagination: false,
    req,
    select: {},
    trash: true,
    where: { 'wire.storyKey': { equals: key } },
  })
  const id = found.docs[0]?.id
  if (!id) return undefined
  // The newest version shows whether a user has edited the story: a draft over a published story is an edit too.
  return req.payload.findByID({ collection: 'articles', id, depth: 0, draft: true, req, trash: true })
}

/** Whether a user has edited or trashed the story. */
function isTouched(article: Article): boolean {
  return Boolean(article.wire?.isEdited || article.deletedAt)
}

async function relationsOf({
  req,
  draft,
  existing,
}: {
  req: PayloadRequest
  draft: ArticleDraft
  existing: Article | undefined
}) {
  const knownAuthors = new Map(
    rowsOf(existing?.authors).flatMap(({ author, creditedAs }) =>
      idsIn(author).map((id) => [creditedAs ?? '', id]),
    ),
  )
  const knownContributors = new Map(
    rowsOf(existing?.contributors).flatMap(({ contributor, creditedAs }) =>
      idsIn(contributor).map((id) => [creditedAs ?? '', id]),
    ),
  )
  const authors: NonNullable<Article['authors']> = []
  for (const credit of draft.authors) {
    const author = await findOrCreatePerson({ req, collection: 'authors', credit, known: knownAuthors })
    authors.push({ author, creditedAs: credit.name, location: credit.location || undefined })
  }
  const contributors: NonNullable<Article['contributors']> = []
  for (const credit of draft.contributors) {
    const contributor = await findOrCreatePerson({
      req,
      collection: 'contributors',
      credit,
      known: knownContributors,
    })
    contributors.push({
      contributor,
      creditedAs: credit.name,
      role: credit.role || undefined,
      location: credit.location || undefined,
    })
  }
  const topics: string[] = []
  for (const topic of draft.topics) topics.push(await findOrCreateTopic({ req, topic }))
  return { authors, contributors, topics }
}

function labelOf({ header, dateline, body }: WireStory): string {
  if (header?.slugline) return header.slugline
  const words = (body[0]?.text ?? '').split(/\s+/).slice(0, 9).join(' ')
  return [dateline?.text, words].filter(Boolean).join(' ')
}

function articleOf({ article }: Dispatch): string {
  return idOf(article) ?? ''
}
