import { createHash, randomUUID } from 'node:crypto'
import { setTimeout as pause } from 'node:timers/promises'

import { png, richText } from '../test/int/material'
import type { Desk } from './desk'

export const EDITOR = { email: 'editor@example.com', password: 'a password of the drill' }

/** A record that the server acknowledged: when, and when its deletion was first requested. */
interface Saved {
  readonly savedAt: number
  deletedAt?: number
}
export interface SavedStory extends Saved {
  readonly words: string
}
export interface SavedPicture extends Saved {
  readonly filename: string
  readonly sha256: string
}

export interface Load {
  readonly stories: Map<string, SavedStory>
  readonly pictures: Map<string, SavedPicture>
  /** Responses that were neither 2xx nor expected. */
  readonly refused: string[]
  /** Ends the load and waits for pending requests. */
  stop(): Promise<void>
}

/** Creates, publishes and deletes stories and pictures, each worker as fast as the server responds, until stopped. */
export function putUnderLoad(desk: Desk): Load {
  const stories = new Map<string, SavedStory>()
  const pictures = new Map<string, SavedPicture>()
  const refused: string[] = []
  const state = { isStopping: false }

  const ask = async (path: string, method: string, body?: object | FormData) => {
    const answer = await desk.ask(path, { method, body })
    const { status, bytes } = answer
    const isOk = status >= 200 && status < 300
    if (!isOk) refused.push(`${method} ${path}: ${status} ${bytes.toString('utf8').slice(0, 200)}`)
    return { isOk, bytes, doc: () => answer.body.doc as Doc }
  }

  const write = async () => {
    for (let index = 0; !state.isStopping; index += 1) {
      const words = `Words of ${randomUUID()}`
      const picture = index % 3 === 0 ? await addPicture() : undefined
      const made = await ask('/api/articles', 'POST', {
        headline: `A story of the drill ${randomUUID()}`,
        body: richText(words, picture ? [picture] : []),
        ...(picture ? { picture } : {}),
        _status: 'draft',
      })
      if (!made.isOk) continue
      const { id } = made.doc()
      stories.set(id, { words, savedAt: Date.now() })
      if (index % 2 === 0) await ask(`/api/articles/${id}`, 'PATCH', { _status: 'published' })
      if (index % 5 === 3) {
        const story = stories.get(id)
        if (story) story.deletedAt = Date.now()
        await ask(`/api/articles/${id}`, 'DELETE')
      }
    }
  }

  const comeAndGo = async () => {
    while (!state.isStopping) {
      const id = await addPicture()
      if (!id) continue
      await pause(Math.random() * 300)
      const picture = pictures.get(id)
      if (picture) picture.deletedAt = Date.now()
      await ask(`/api/media/${id}`, 'DELETE')
    }
  }

  const addPicture = async (): Promise<string | undefined> => {
    const form = new FormData()
    const colour = `#${Math.floor(Math.random() * 0xffffff)
      .toString(16)
      .padStart(6, '0')}`
    const bytes = await png({ colour, width: 900, height: 500 })
    form.set('file', new File([new Uint8Array(bytes)], 'drill.png', { type: 'image/png' }))
    form.set('_payload', JSON.stringify({ alt: 'A picture of the drill' }))
    const made = await ask('/api/media', 'POST', form)
    if (!made.isOk) return undefined
    const { id, filename, url: path } = made.doc()
    const file = await ask(new URL(path, 'http://localhost').pathname, 'GET')
    if (!file.isOk) return undefined
    const sha256 = createHash('sha256').update(file.bytes).digest('hex')
    pictures.set(id, { filename, sha256, savedAt: Date.now() })
    return id
  }

  const working = Promise.all([write(), write(), comeAndGo()])
  return {
    stories,
    pictures,
    refused,
    async stop() {
      state.isStopping = true
      await working
    },
  }
}

interface Doc {
  readonly id: string
  readonly filename: string
  readonly url: string
}

/** Waits until this many more stories are acknowledged. Throws after a minute. */
export async function savedMore({ load, count }: { load: Load; count: number }): Promise<void> {
  const wanted = load.stories.size + count
  const deadline = Date.now() + 60_000
  while (load.stories.size < wanted) {
    if (Date.now() > deadline) throw new Error(`no ${count} stories were saved in a minute`)
    await pause(50)
  }
}

/** What a backup must contain: records saved before it began whose deletion was not requested before it ended. */
export function mustBeIn<T extends Saved>(
  saved: Map<string, T>,
  { began, ended }: { began: number; ended: number },
): [string, T][] {
  return [...saved].filter(
    ([, { savedAt, deletedAt }]) => savedAt < began && (deletedAt === undefined || deletedAt > ended),
  )
}

/** The stories of a running newsroom by id, as an editor reads them, serialised as JSON. */
export async function storiesOf(desk: Desk): Promise<Map<string, string>> {
  const found = new Map<string, string>()
  for (let page = 1; ; page += 1) {
    const { body } = await desk.ask(`/api/articles?limit=100&depth=0&sort=id&page=${page}`)
    const { docs, hasNextPage } = body as unknown as Page
    for (const story of docs) found.set(story.id, JSON.stringify(story.body))
    if (!hasNextPage) return found
  }
}

interface Page {
  readonly docs: readonly { readonly id: string; readonly body?: unknown }[]
  readonly hasNextPage: boolean
}
