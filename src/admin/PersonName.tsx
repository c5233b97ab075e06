'use client'

import { useEffect, useState } from 'react'

import { nameOf } from './nameOf'

type Collection = 'authors' | 'contributors'

/** A person's name, fetched if only the ID is known; empty until then. */
export function PersonName({ collection, person }: { collection: Collection; person: unknown }) {
  return <>{usePersonName({ collection, person }) ?? ''}</>
}

// Within a page the same few people are requested repeatedly, by each row and on each keystroke.
const asked = new Map<string, Promise<string | undefined>>()

/** The name of a relation that is an ID or the record itself; undefined if unknown or not loaded yet. */
export function usePersonName({
  collection,
  person,
}: {
  collection: Collection
  person: unknown
}): string | undefined {
  const known =
    typeof person === 'object' && person !== null && 'name' in person ? nameOf(person.name) : undefined
  const id = typeof person === 'string' ? person : undefined
  const [found, setFound] = useState<{ id: string; name: string | undefined }>()
  useEffect(() => {
    if (!id) return undefined
    let isCurrent = true
    void ask({ collection, id }).then((name) => isCurrent && setFound({ id, name }))
    return () => {
      isCurrent = false
    }
  }, [collection, id])
  return known ?? (found?.id === id ? found?.name : undefined)
}

function ask({ collection, id }: { collection: Collection; id: string }): Promise<string | undefined> {
  const key = `${collection}/${id}`
  const answer = asked.get(key) ?? fetchName(key)
  asked.set(key, answer)
  // A failed request is repeated by the next row.
  return answer.catch(() => {
    asked.delete(key)
    return undefined
  })
}

async function fetchName(path: string): Promise<string | undefined> {
  const response = await fetch(`/api/${path}?depth=0&select[name]=true`, { credentials: 'include' })
  if (!response.ok) return undefined
  return nameOf(((await response.json()) as { name?: unknown }).name)
}
