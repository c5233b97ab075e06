'use client'

import { useDocumentInfo } from '@payloadcms/ui'
import { useEffect, useState } from 'react'

import type { StoryAction } from '../../articles/availableActions'
import type { StoryState } from '../../articles/state'
import type { Article } from '../../generated/payload-types'

/** A story as `GET /api/articles/{id}/state` gives it. */
export interface Standing {
  readonly state: StoryState
  readonly handover: Article['handover'] | null
  readonly actions: readonly StoryAction[]
}

/** Where the open story stands and what its reader can do with it; undefined until the server has said so. Asked again after each save. */
export function useStanding(): Standing | undefined {
  const { id, lastUpdateTime } = useDocumentInfo()
  const [standing, setStanding] = useState<Standing>()
  useEffect(() => {
    if (!id) return
    let isOver = false
    const look = async () => {
      const found = await fetchStanding({ id: String(id), asked: String(lastUpdateTime) })
      if (!isOver) setStanding(found)
    }
    void look()
    const lookAgain = () => void look()
    window.addEventListener(CHANGED, lookAgain)
    return () => {
      isOver = true
      window.removeEventListener(CHANGED, lookAgain)
    }
  }, [id, lastUpdateTime])
  return standing
}

/** Has the page ask again, after something beside a save moved the story. */
export function standingChanged(): void {
  last = undefined
  window.dispatchEvent(new Event(CHANGED))
}

const CHANGED = 'dateline-standing'

let last: { readonly key: string; readonly answer: Promise<Standing | undefined> } | undefined

/** Several parts of a page ask at the same time: one request for all of them. */
function fetchStanding({ id, asked }: { id: string; asked: string }): Promise<Standing | undefined> {
  const key = `${id} ${asked}`
  if (last?.key !== key) last = { key, answer: request(id) }
  return last.answer
}

async function request(id: string): Promise<Standing | undefined> {
  try {
    const response = await fetch(`/api/articles/${id}/state`, { credentials: 'include' })
    if (response.ok) return (await response.json()) as Standing
  } catch {
    // Without an answer nothing is offered; the next save asks again.
  }
  last = undefined
  return undefined
}
