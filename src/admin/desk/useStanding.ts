'use client'

import { useDocumentInfo } from '@payloadcms/ui'
import { useEffect, useState } from 'react'

import type { StoryAction } from '../../articles/availableActions'
import type { StoryState } from '../../articles/state'
import type { Article } from '../../generated/payload-types'

/** The response of `GET /api/articles/{id}/state`. */
export interface Standing {
  readonly state: StoryState
  readonly handover: Article['handover'] | null
  readonly actions: readonly StoryAction[]
}

/** The open story's state and the actions its user may take; undefined until loaded. Reloaded after each save. */
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

/** Reloads the state after something other than a save changed it. */
export function standingChanged(): void {
  last = undefined
  window.dispatchEvent(new Event(CHANGED))
}

const CHANGED = 'dateline-standing'

let last: { readonly key: string; readonly answer: Promise<Standing | undefined> } | undefined

/** Several parts of a page request it at the same time: they share one request. */
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
    // Without a response no actions are offered; the next save requests it again.
  }
  last = undefined
  return undefined
}
