import { useEffect, useState } from 'react'

import { askStory } from './ask'

export interface Link {
  readonly id: string
  readonly url: string
  readonly expiresAt: string
  readonly version: string | null
  readonly by: string | null
}

/** The active preview links of a story, or why they could not be loaded. Links created or revoked here are added or removed. */
export function useLinks(articleId: string | number | undefined) {
  const [links, setLinks] = useState<readonly Link[]>([])
  const [problem, setProblem] = useState('')

  useEffect(() => {
    if (!articleId) return
    const aborter = new AbortController()
    const ask = async () => {
      const { signal } = aborter
      const question = { id: articleId, action: 'preview-links', method: 'GET', signal } as const
      const answer = await askStory<{ docs: Link[] }>(question)
      if (!answer) return
      setProblem(answer.ok ? '' : answer.message)
      if (answer.ok) setLinks(answer.body.docs)
    }
    void ask()
    return () => aborter.abort()
  }, [articleId])

  return {
    links,
    problem,
    add: (link: Link) => setLinks((before) => [link, ...before]),
    remove: (link: Link) => setLinks((before) => before.filter(({ id }) => id !== link.id)),
  }
}
