'use client'

import { Link, useDebounce, useDocumentInfo, useFormFields } from '@payloadcms/ui'
import { useEffect, useState } from 'react'

import { isSameName } from '../articles/preflight/sameName'

interface Other {
  readonly id: string
  readonly label?: string | null
  readonly name: string
}

const PAUSE_MS = 400
/** Maximum number of names that contain this one; equal names are among them. */
const MOST = 1_000

/** Beside a name that is being edited: other records with the same name. */
export function SameNames() {
  const { id, collectionSlug } = useDocumentInfo()
  const name = useFormFields(([fields]) => fields.name?.value)
  const written = typeof name === 'string' ? name.trim() : ''
  const asked = useDebounce(written, PAUSE_MS)
  const [found, setFound] = useState<{ readonly name: string; readonly others: readonly Other[] }>()
  useEffect(() => {
    if (!asked || !collectionSlug) return
    const abort = new AbortController()
    void findOthers({ collection: collectionSlug, id, name: asked, signal: abort.signal }).then(
      (others) => others && setFound({ name: asked, others }),
    )
    return () => abort.abort()
  }, [asked, collectionSlug, id])
  if (found?.name !== written || found.others.length === 0) return null
  return (
    <div className="dateline-notice" role="note">
      <strong>This name already exists</strong>
      <p>
        To avoid a duplicate, use{' '}
        {found.others.map((other, index) => (
          <span key={other.id}>
            {index > 0 && ', '}
            <Link href={`/admin/collections/${collectionSlug}/${other.id}`}>{other.label ?? other.name}</Link>
          </span>
        ))}
        . If yours is a different one, save it; both are kept.
      </p>
    </div>
  )
}

/** Undefined if the server did not answer: a notice does not justify an error. */
async function findOthers({
  collection,
  id,
  name,
  signal,
}: {
  collection: string
  id: number | string | undefined
  name: string
  signal: AbortSignal
}): Promise<readonly Other[] | undefined> {
  const query = new URLSearchParams({ depth: '0', limit: String(MOST), 'where[and][0][name][like]': name })
  for (const field of ['label', 'name']) query.set(`select[${field}]`, 'true')
  if (id) query.set('where[and][1][id][not_equals]', String(id))
  try {
    const response = await fetch(`/api/${collection}?${query.toString()}`, { credentials: 'include', signal })
    if (!response.ok) return undefined
    const { docs } = (await response.json()) as { docs: readonly Other[] }
    return docs.filter((other) => isSameName(other.name, name))
  } catch {
    return undefined
  }
}
