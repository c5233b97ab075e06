'use client'

import { Button, toast, useDocumentInfo } from '@payloadcms/ui'
import { useId, useState } from 'react'

import { Time, useTimeText } from '../time/Time'
import { askStory } from './ask'
import { useLinks, type Link } from './useLinks'

const DAYS = [1, 7, 30] as const
const DAY_MS = 86_400_000

/** Creates links that show this story without an account, lists the active ones, and revokes them. */
export function ShareLinks() {
  const { id } = useDocumentInfo()
  const { links, problem, add, remove } = useLinks(id)
  const [days, setDays] = useState<number>(7)
  const [isPinned, setIsPinned] = useState(false)
  const fieldId = useId()

  if (!id) return null

  const make = async () => {
    const expiresAt = new Date(Date.now() + days * DAY_MS - 60_000).toISOString()
    const version = isPinned ? await newestVersion(String(id)) : undefined
    // Never the draft if one version was meant.
    if (isPinned && !version) {
      toast.error('The last saved version could not be determined. No link was created.')
      return
    }
    const body = { expiresAt, version }
    const answer = await askStory<Link>({ id, action: 'preview-links', method: 'POST', body })
    if (answer?.ok === false) toast.error(answer.message)
    if (!answer?.ok) return
    add(answer.body)
    await copy(answer.body.url)
  }
  const revoke = async (link: Link) => {
    const action = `preview-links/${link.id}`
    const answer = await askStory<{ message: string }>({ id, action, method: 'DELETE' })
    if (answer?.ok === false) toast.error(answer.message)
    if (!answer?.ok) return
    remove(link)
    toast.success(answer.body.message)
  }

  return (
    <section aria-label="Share a link" className="dateline-share" id="dateline-share">
      {problem ? (
        <p role="alert">{problem}</p>
      ) : (
        <>
          <p className="dateline-quiet">
            Anyone with the link can see the story, without an account. Unsaved changes are not shown.
          </p>
          <div className="dateline-share__new">
            <label htmlFor={`${fieldId}-what`}>Shows</label>
            <select
              id={`${fieldId}-what`}
              onChange={({ target }) => setIsPinned(target.value === 'version')}
              value={isPinned ? 'version' : 'draft'}
            >
              <option value="draft">the latest draft</option>
              <option value="version">only the last saved version</option>
            </select>
            <label htmlFor={`${fieldId}-days`}>for</label>
            <select
              id={`${fieldId}-days`}
              onChange={({ target }) => setDays(Number(target.value))}
              value={days}
            >
              {DAYS.map((each) => (
                <option key={each} value={each}>
                  {each === 1 ? '1 day' : `${each} days`}
                </option>
              ))}
            </select>
            <Button margin={false} onClick={() => void make()} size="small">
              Create link
            </Button>
          </div>
          <LinkList links={links} revoke={revoke} />
        </>
      )}
    </section>
  )
}

function LinkList({ links, revoke }: { links: readonly Link[]; revoke: (link: Link) => Promise<void> }) {
  if (links.length === 0) return <p className="dateline-quiet">No active links.</p>
  return (
    <ul>
      {links.map((link) => (
        <LinkLine key={link.id} link={link} revoke={revoke} />
      ))}
    </ul>
  )
}

function LinkLine({ link, revoke }: { link: Link; revoke: (link: Link) => Promise<void> }) {
  const until = useTimeText({ at: link.expiresAt })
  return (
    <li>
      <span>
        {link.version ? 'One version' : 'Latest draft'}, until <Time at={link.expiresAt} />
        {link.by && <span className="dateline-quiet"> · {link.by}</span>}
      </span>
      <input
        aria-label={`Address of the link until ${until}`}
        onFocus={({ target }) => target.select()}
        readOnly
        value={link.url}
      />
      <button aria-label={`Copy the link until ${until}`} onClick={() => void copy(link.url)} type="button">
        Copy
      </button>
      <button aria-label={`Revoke the link until ${until}`} onClick={() => void revoke(link)} type="button">
        Revoke
      </button>
    </li>
  )
}

async function copy(url: string): Promise<void> {
  try {
    await navigator.clipboard.writeText(url)
    toast.success('Link copied.')
  } catch {
    // A browser denies the clipboard to a page without https, or without permission.
    toast.info('Link created. Your browser blocked copying; copy it from the list.')
  }
}

/** The ID of a story's newest version; undefined if the server does not return it. */
async function newestVersion(articleId: string): Promise<string | undefined> {
  const query = new URLSearchParams({
    'where[parent][equals]': articleId,
    'select[parent]': 'true',
    depth: '0',
    limit: '1',
    sort: '-updatedAt',
  })
  const response = await fetch(`/api/articles/versions?${query}`, { credentials: 'include' })
  if (!response.ok) return undefined
  const { docs } = (await response.json()) as { docs: { id: string }[] }
  return docs[0]?.id
}
