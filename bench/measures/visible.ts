import { signIn } from '../../drills/desk'
import type { Contender } from '../contenders/contender'
import { story } from '../material/material'
import { EDITOR } from '../places'
import { median } from './median'

/** Where a reader looks for a story, and whether the response shows it. */
export interface Look {
  path(slug: string): string
  isThere(status: number, body: string): boolean
}

export const AT_OUR_DOOR: Look = {
  path: (slug) => `/v1/articles/${slug}`,
  isThere: (status) => status === 200,
}

export const AT_STOCK_REST: Look = {
  path: (slug) =>
    `/api/articles?depth=1&limit=1&where%5Bslug%5D%5Bequals%5D=${slug}&where%5B_status%5D%5Bequals%5D=published`,
  isThere: (status, body) => status === 200 && body.includes('"children"'),
}

/**
 * Time from an editor's "publish" request to the end of the first response that shows the story, in ms: the median of several runs, with
 * the story withdrawn in between. Creates its own story and removes it.
 */
export async function measureVisible({
  contender,
  look,
  times,
}: {
  contender: Contender
  look: Look
  times: number
}): Promise<number> {
  const desk = await signIn({ url: contender.url, ...EDITOR })
  const slug = `measured-${Date.now()}`
  const { headline, summary, body } = story(9_999_999)
  const draft = { headline, summary, body, slug, language: 'en', _status: 'draft' }
  const { body: made, bytes } = await desk.ask('/api/articles?depth=0', { method: 'POST', body: draft })
  const id = made.doc?.id
  if (!id) throw new Error(`${contender.name} created no story: ${bytes.toString('utf8').slice(0, 300)}`)
  const set = async (status: 'draft' | 'published') => {
    const path = `/api/articles/${id}?depth=0`
    const answer = await desk.ask(path, { method: 'PATCH', body: { _status: status } })
    if (answer.status !== 200)
      throw new Error(`${contender.name}: ${answer.bytes.toString('utf8').slice(0, 300)}`)
  }

  const taken: number[] = []
  for (let time = 0; time < times; time += 1) {
    await see({ contender, look, slug, isExpected: false })
    const started = performance.now()
    await set('published')
    await see({ contender, look, slug, isExpected: true })
    taken.push(performance.now() - started)
    await set('draft')
  }
  await desk.ask(`/api/articles/${id}`, { method: 'DELETE' })
  return median(taken)
}

async function see({
  contender,
  look,
  slug,
  isExpected,
}: {
  contender: Contender
  look: Look
  slug: string
  isExpected: boolean
}): Promise<void> {
  const deadline = Date.now() + 10_000
  while (Date.now() < deadline) {
    const answer = await fetch(`${contender.url}${look.path(slug)}`)
    if (look.isThere(answer.status, await answer.text()) === isExpected) return
  }
  throw new Error(`${contender.name}: the story is ${isExpected ? 'not seen' : 'still seen'} after 10 s.`)
}
