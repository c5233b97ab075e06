import type { Article, Schedule } from '../../src/generated/payload-types'
import type { Planned } from '../../src/collections/Schedules/listSchedules'
import type { Answer, Newsroom, Who } from './newsroom'

interface Failure {
  readonly errors: readonly { readonly message: string; readonly data: { readonly code: string } }[]
}

export type PlanAnswer = Answer<{ message: string; doc: Planned } & Failure>

const MINUTE_MS = 60_000

/** What tests of schedules do again and again. */
export function planning(newsroom: () => Newsroom) {
  /** A newsroom's clock, moved by the test. */
  let now = Date.now()
  const clock = {
    now: () => new Date(now),
    set: (at: Date | string) => {
      now = new Date(at).valueOf()
    },
    pass: (minutes: number) => {
      now += minutes * MINUTE_MS
    },
    in: (minutes: number) => new Date(now + minutes * MINUTE_MS).toISOString(),
  }

  const ask = <Body = Record<string, unknown>>(
    path: string,
    method: string,
    body?: unknown,
    who: Who = 'editor',
  ) => newsroom().ask<Body>(who, path, { method, body })

  return {
    clock,
    ask,
    async draft(headline: string, rest: object = {}): Promise<string> {
      const { body } = await ask<{ doc: { id: string } }>('/api/articles?draft=true', 'POST', {
        headline,
        ...rest,
      })
      return body.doc.id
    },
    save: (id: string, data: object) =>
      ask<{ doc: Record<string, unknown> } & Failure>(`/api/articles/${id}?draft=true`, 'PATCH', data),
    publish: (id: string, data: object = {}) =>
      ask<{ doc: Article } & Failure>(`/api/articles/${id}`, 'PATCH', { ...data, _status: 'published' }),
    schedule: (id: string, body: object, who: Who = 'editor'): Promise<PlanAnswer> =>
      ask(
        `/api/articles/${id}/schedule`,
        'POST',
        { action: 'publish', timeZone: 'Europe/Brussels', ...body },
        who,
      ),
    async planned(id: string): Promise<Planned[]> {
      const { body } = await ask<{ docs: Planned[] }>(`/api/articles/${id}/schedule`, 'GET')
      return body.docs
    },
    /** What a reader gets of a story; undefined where he gets none. */
    async read(id: string): Promise<string | undefined> {
      const { body } = await newsroom().ask<Partial<Article>>('anonymous', `/api/articles/${id}?depth=0`)
      return body.headline ?? undefined
    },
    async newest(id: string): Promise<Article> {
      const { body } = await ask<Article>(`/api/articles/${id}?draft=true&depth=0`, 'GET')
      return body
    },
    async history(id: string): Promise<string[]> {
      const { docs } = await newsroom().payload.find({
        collection: 'history',
        depth: 0,
        sort: 'createdAt',
        where: { articleId: { equals: id } },
      })
      return docs.map(({ kind, note }) => `${kind}: ${note}`)
    },
    async publications(id: string): Promise<number> {
      const { totalDocs } = await newsroom().payload.countVersions({
        collection: 'articles',
        where: { and: [{ parent: { equals: id } }, { 'version._status': { equals: 'published' } }] },
      })
      return totalDocs
    },
    stored: (id: string): Promise<Schedule> =>
      newsroom().payload.findByID({ collection: 'schedules', id, depth: 0 }),
  }
}
