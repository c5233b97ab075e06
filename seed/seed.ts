import type { Payload } from 'payload'

import { ensureAccount } from '../src/operations/accounts'
import type { Env } from '../src/env'
import { Refusal } from '../src/errors'
import { publishUntouched, type Published } from '../src/ingest/publish'
import { upsertStory, type Upserted } from '../src/ingest/upsert'
import { parse } from '../src/wire/parse'
import { readStory } from './readStory'
import type { stories } from './stories'

/**
 * Imports the first account and stories as drafts (`isPublishing`: published). Every file is read and parsed before the database is opened,
 * so an invalid one leaves it unchanged. Idempotent. `unpublished` counts the stories that were to be published but did not pass preflight.
 */
export async function seed({
  connect,
  env,
  say,
  stories: chosen,
  isPublishing,
  isServing = false,
}: {
  connect: () => Promise<Payload>
  env: Pick<Env, 'SEED_EDITOR_EMAIL' | 'SEED_EDITOR_PASSWORD' | 'SERVER_URL'>
  say: (line: string) => void
  stories: typeof stories
  isPublishing: boolean
  /** Keeps the connection open for a caller that goes on to serve with it. */
  isServing?: boolean
}): Promise<{ madePassword?: string; unpublished: number }> {
  const copies = chosen.map(({ file, working }) => ({ file, working, raw: readStory(file) }))
  for (const { raw } of copies) parse(raw)

  const payload = await connect()
  try {
    const { madePassword } = await seedAccount({ payload, env, say })
    let unpublished = 0
    for (const { file, working, raw } of copies) {
      const result = await upsertStory({ payload, raw, receivedAt: new Date(), working })
      say(`${file}: ${describe(result)}`)
      if (!isPublishing) continue
      const publication = await publish({ payload, id: result.articleId })
      say(`  ${publication.words}`)
      if (!publication.isFit) unpublished += 1
    }
    say(`The newsroom has ${await counts(payload)}.`)
    if (!isServing) say(`Next: npm start, then sign in at ${env.SERVER_URL}/admin`)
    return { madePassword, unpublished }
  } finally {
    if (!isServing) await payload.destroy()
  }
}

async function publish(story: { payload: Payload; id: string }): Promise<{ words: string; isFit: boolean }> {
  try {
    return { words: PUBLICATION[await publishUntouched(story)], isFit: true }
  } catch (error) {
    if (!(error instanceof Refusal)) throw error
    return { words: `not published: ${error.message} It stays a draft.`, isFit: false }
  }
}

const PUBLICATION: Readonly<Record<Published, string>> = {
  published: 'published',
  'already-public': 'already public; nothing was changed',
  held: 'not published: it was edited or deleted here, so an editor has to publish it',
}

const OUTCOME: Readonly<Record<Upserted['outcome'], string>> = {
  created: 'a new story, as a draft',
  updated: 'a new version, as a draft of the story',
  unchanged: 'already imported; nothing was changed',
  held: 'a new version, stored as a dispatch; the story was edited here and is not changed',
}

function describe({ outcome, story }: Upserted): string {
  if (outcome === 'unchanged') return OUTCOME.unchanged
  const { body, findings } = story
  const paragraphs = body.filter(({ type }) => type === 'paragraph').length
  const toSee =
    findings.length === 0 ? '' : `; please check: ${findings.map(({ message }) => message).join(' ')}`
  return `${OUTCOME[outcome]} (${paragraphs} paragraphs${toSee})`
}

async function seedAccount({
  payload,
  env,
  say,
}: {
  payload: Payload
  env: Pick<Env, 'SEED_EDITOR_EMAIL' | 'SEED_EDITOR_PASSWORD'>
  say: (line: string) => void
}): Promise<{ madePassword?: string }> {
  const { SEED_EDITOR_EMAIL: email, SEED_EDITOR_PASSWORD: password } = env
  const account = { email, name: 'The Editor', role: 'admin', password } as const
  const { isNew, madePassword } = await ensureAccount({ payload, ...account })
  if (!isNew) say(`Account ${email}: already exists; nothing was changed`)
  else if (madePassword) say(`Account ${email} created. Password, shown only now: ${madePassword}`)
  else say(`Account ${email} created with the password in SEED_EDITOR_PASSWORD`)
  return { madePassword }
}

async function counts(payload: Payload): Promise<string> {
  const numbers: string[] = []
  for (const collection of [
    'articles',
    'dispatches',
    'authors',
    'contributors',
    'topics',
    'users',
  ] as const) {
    const { totalDocs } = await payload.count({ collection })
    numbers.push(`${totalDocs} ${collection}`)
  }
  return numbers.join(', ')
}
