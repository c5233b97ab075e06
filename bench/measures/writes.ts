import { signIn, type Desk } from '../../drills/desk'
import type { Contender } from '../contenders/contender'
import type { Side } from '../data/sides'
import { story } from '../material/material'
import { EDITOR } from '../places'
import { median } from './median'

/** Duration of an editor's requests over REST, in ms: the median of each kind. */
export interface Writes {
  /** `PATCH _status=published` of a draft with people and topics. */
  readonly publish: number
  /** An update of a published story. */
  readonly update: number
  /** A change saved as a draft. */
  readonly draft: number
}

export const WRITES: Readonly<Record<keyof Writes, string>> = {
  publish: 'publishing a story',
  update: 'changing a published one',
  draft: 'saving a draft',
}

const STORIES = 10

/**
 * Measures an editor's requests on each server, `times` of each kind. The servers take turns, so that all run under the same conditions.
 * Creates its own stories and moves them to the trash.
 */
export async function measureWrites({
  contenders,
  times,
}: {
  contenders: ReadonlyMap<Side, Contender>
  times: number
}): Promise<Partial<Record<Side, Writes>>> {
  const open: Opened[] = []
  for (const [side, contender] of contenders) {
    open.push({ side, taken: { publish: [], update: [], draft: [] }, ...(await openAt(contender)) })
  }
  // The first round is warm-up: code is compiled and statements are prepared in it.
  for (let time = -STORIES; time < times; time += 1) {
    for (const { desk, ids, taken } of open) {
      const path = `/api/articles/${ids[(time + STORIES) % STORIES]}?depth=0`
      const change = (what: string) => ({ summary: `Summary ${time}, ${what}.` })
      const publish = await send(desk, 'PATCH', path, { _status: 'published' })
      const update = await send(desk, 'PATCH', path, { ...change('published'), _status: 'published' })
      const draft = await send(desk, 'PATCH', `${path}&draft=true`, change('draft'))
      await send(desk, 'PATCH', path, { _status: 'draft' })
      if (time < 0) continue
      taken.publish.push(publish)
      taken.update.push(update)
      taken.draft.push(draft)
    }
  }
  for (const each of open) await trash(each)
  return Object.fromEntries(
    open.map(({ side, taken: { publish, update, draft } }) => [
      side,
      { publish: median(publish), update: median(update), draft: median(draft) } satisfies Writes,
    ]),
  )
}

/** Publishes stories of its own `times` times over REST, takes them down in between, and moves them to the trash at the end. */
export async function publishRepeatedly({
  contender,
  times,
}: {
  contender: Contender
  times: number
}): Promise<void> {
  const { desk, ids } = await openAt(contender)
  for (let time = 0; time < times; time += 1) {
    const path = `/api/articles/${ids[time % STORIES]}?depth=0`
    await send(desk, 'PATCH', path, { _status: 'published' })
    await send(desk, 'PATCH', path, { _status: 'draft' })
  }
  await trash({ desk, ids })
}

async function trash({ desk, ids }: Pick<Opened, 'desk' | 'ids'>): Promise<void> {
  const deletedAt = new Date().toISOString()
  for (const id of ids) await send(desk, 'PATCH', `/api/articles/${id}?depth=0`, { deletedAt })
}

interface Opened {
  readonly side: Side
  readonly desk: Desk
  /** The stories to write. */
  readonly ids: readonly string[]
  readonly taken: Readonly<Record<keyof Writes, number[]>>
}

async function openAt({ url }: Contender): Promise<Pick<Opened, 'desk' | 'ids'>> {
  const desk = await signIn({ url, ...EDITOR })
  const [authors, contributors, topics] = [
    await someIds(desk, 'authors'),
    await someIds(desk, 'contributors'),
    await someIds(desk, 'topics'),
  ]
  const ids: string[] = []
  for (let index = 0; index < STORIES; index += 1) {
    const { headline, summary, body } = story(9_999_000 + index)
    const answer = await desk.ask('/api/articles?depth=0', {
      method: 'POST',
      body: {
        headline,
        summary,
        body,
        slug: `written-${Date.now()}-${index}`,
        language: 'en',
        _status: 'draft',
        authors: authors.slice(0, 2).map((author) => ({ author })),
        contributors: contributors.slice(0, 1).map((contributor) => ({ contributor })),
        topics,
      },
    })
    if (!answer.body.doc?.id)
      throw new Error(`${url} created no story: ${answer.bytes.toString().slice(0, 300)}`)
    ids.push(answer.body.doc.id)
  }
  return { desk, ids }
}

async function someIds(desk: Desk, collection: string): Promise<unknown[]> {
  const { bytes } = await desk.ask(`/api/${collection}?depth=0&limit=3`)
  return (JSON.parse(bytes.toString('utf8')) as { docs: { id: unknown }[] }).docs.map(({ id }) => id)
}

/** The duration of one request, in ms. Throws unless the response is 200. */
async function send(desk: Desk, method: string, path: string, body?: object): Promise<number> {
  const started = performance.now()
  const answer = await desk.ask(path, { method, ...(body ? { body } : {}) })
  const took = performance.now() - started
  if (answer.status === 200) return took
  throw new Error(`${method} ${path}: ${answer.status} ${answer.bytes.toString('utf8').slice(0, 300)}`)
}
