import type { StoredStory } from '../databases/storedStory'
import type { DrillResult } from '../drill'
import type { Newsroom, Reply } from '../newsroom'
import { richText } from '../../test/int/material'

/** Concurrent requests: all responses, and what the database must contain afterwards. */
export interface Race {
  readonly replies: readonly Reply[]
  judge(stories: readonly StoredStory[]): readonly DrillResult[]
}

export function all<Result>(count: number, work: (index: number) => Promise<Result>): Promise<Result[]> {
  return Promise.all(Array.from({ length: count }, (_, index) => work(index)))
}

/** Saves a draft on the given server. */
export function create(newsroom: Newsroom, headline: string, server = 0): Promise<Reply> {
  return newsroom.ask('/api/articles?depth=0', {
    method: 'POST',
    body: { headline, body: richText('A story.'), _status: 'draft' },
    server,
  })
}

/** Creates drafts and returns their ids. */
export async function createMany(newsroom: Newsroom, headline: string, count: number): Promise<string[]> {
  const ids: string[] = []
  for (let index = 0; index < count; index += 1) {
    const { code, doc, status } = await create(newsroom, `${headline} ${index}`)
    if (status !== 201 || !doc) throw new Error(`Creating a draft failed with status ${status} ${code}`)
    ids.push(doc.id)
  }
  return ids
}

export function isGood({ status }: Reply): boolean {
  return status === 200 || status === 201
}

/** Counts successful responses, and the others by code. */
export function tally(replies: readonly Reply[]): string {
  const codes = replies.filter((reply) => !isGood(reply)).map(({ code, status }) => code ?? String(status))
  const counts = [...new Set(codes)]
    .sort()
    .map((code) => `${codes.filter((each) => each === code).length} ${code}`)
  return [`${replies.filter(isGood).length} done`, ...counts].join(', ')
}

/** A promise that holds if the count is 0. */
export function none(what: string, count: number): DrillResult {
  return { what, count, isKept: count === 0 }
}
