import type { Newsroom, Reply } from '../newsroom'
import { all, createMany, isGood, none, tally, type Race } from './race'

/** How often an editor reads the story again and retries after a `stale` response. */
const MOST_TRIES = 3

/**
 * Each editor reads a story, adds a word, and saves with `If-Match`, as the panel does. Every acknowledged word must be in the newest
 * version, since each later editor had read it.
 */
export async function raceEditors({
  newsroom,
  editors,
  stories,
}: {
  newsroom: Newsroom
  editors: number
  stories: number
}): Promise<Race> {
  const ids = await createMany(newsroom, 'Edited', stories)
  const edits = await all(editors, async (index) => {
    const id = ids[index % stories]!
    const word = `word-${index}.`
    return { id, word, replies: await addWord({ newsroom, id, word, server: Math.floor(index / stories) }) }
  })
  const replies = edits.flatMap((edit) => edit.replies)
  return {
    replies,
    judge(stored) {
      const newestOf = (id: string) => stored.find((story) => story.id === id)?.versions.at(-1)?.fields
      const saved = edits.filter((edit) => edit.replies.some(isGood))
      const lost = saved.filter(({ id, word }) => !wordsOf(newestOf(id)?.summary).includes(word))
      return [
        {
          what: `${editors} editors on ${stories} stories, ${MOST_TRIES} tries each: saves`,
          count: tally(replies),
          isKept: saved.length >= stories && replies.some(({ code }) => code === 'stale'),
        },
        { what: 'editors whose text was saved', count: saved.length, isKept: true },
        none('acknowledged texts missing from the newest version', lost.length),
      ]
    },
  }
}

async function addWord({
  newsroom,
  id,
  word,
  server,
}: {
  newsroom: Newsroom
  id: string
  word: string
  server: number
}): Promise<Reply[]> {
  const path = `/api/articles/${id}?draft=true&depth=0`
  const replies: Reply[] = []
  while (replies.length < MOST_TRIES) {
    const { doc } = await newsroom.ask(path, { server })
    const reply = await newsroom.ask(path, {
      method: 'PATCH',
      body: { summary: [...wordsOf(doc?.summary), word].join(' ') },
      headers: { 'if-match': `"${doc?.updatedAt}"` },
      server,
    })
    replies.push(reply)
    if (isGood(reply)) break
  }
  return replies
}

function wordsOf(summary: unknown): string[] {
  return typeof summary === 'string' ? summary.split(' ') : []
}
