import { Gutter, SetDocumentStepNav } from '@payloadcms/ui'
import { notFound } from 'next/navigation'
import type { DocumentViewServerProps, PayloadRequest } from 'payload'

import { availableActions } from '../../articles/availableActions'
import type { Article } from '../../generated/payload-types'
import {
  compareVersions,
  type Comparison,
  type VersionLine,
} from '../../collections/Articles/versions/compareVersions'
import { listVersions } from '../../collections/Articles/versions/listVersions'
import { statesOf } from '../../collections/Articles/versions/statesOf'
import { Changes } from '../saving/Changes'
import { RestoreButton } from './RestoreButton'
import { wordIn } from './searchParams'
import { VersionName } from './VersionName'

/** What changed from one version of a story to another, with a button to restore the one as a draft. */
export async function VersionView({
  doc,
  initPageResult,
  routeSegments,
  searchParams,
}: DocumentViewServerProps) {
  const { collectionConfig, docID, req } = initPageResult
  const id = String(docID)
  const { lines } = await listVersions({ req, id, limit: 100 })
  const asked = routeSegments.at(-1) ?? ''
  const to = asked === 'compare' ? (wordIn(searchParams?.to) ?? 'latest') : asked
  const from = wordIn(searchParams?.from) ?? olderThan(lines, to)
  const compared = await compared404({ req, id, from, to })
  const { changes } = compared
  const story = doc as Article
  const now = new Date()
  const standing = (await statesOf({ payload: req.payload, req, stories: [story], now })).get(story.id)
  const canRestore = availableActions({
    user: req.user,
    story,
    isPublic: standing?.isPublic ?? false,
    now,
  }).includes('restore-version')

  return (
    <main className="version dateline-versions">
      <SetDocumentStepNav
        collectionSlug={collectionConfig?.slug}
        id={id}
        pluralLabel={collectionConfig?.labels.plural}
        useAsTitle="headline"
        view="Comparison"
      />
      <Gutter>
        <form
          action={`/admin/collections/articles/${id}/versions/compare`}
          className="dateline-versions__choose"
          method="get"
        >
          <Choice lines={lines} name="from" selected={compared.from} words="From" />
          <Choice lines={lines} name="to" selected={compared.to} words="To" />
          <button className="btn btn--style-secondary btn--size-medium dateline-button" type="submit">
            Compare
          </button>
        </form>
        {changes.length === 0 && <p>No differences in the text.</p>}
        {changes.map((difference) => (
          <section className="dateline-versions__field" key={difference.path}>
            <h2>{difference.label}</h2>
            <Changes
              difference={difference}
              from={<VersionName line={compared.from} />}
              to={<VersionName line={compared.to} />}
            />
          </section>
        ))}
        <div className="dateline-versions__restore">
          {(canRestore ? [compared.from, compared.to] : [])
            .filter((line, index, both) => line.id !== lines[0]?.id && both[index - 1]?.id !== line.id)
            .map((line) => (
              <RestoreButton
                base={story.updatedAt}
                key={line.id}
                story={id}
                version={line.id}
                savedAt={line.at}
              />
            ))}
        </div>
      </Gutter>
    </main>
  )
}

function Choice({
  lines,
  name,
  selected,
  words,
}: {
  readonly lines: readonly VersionLine[]
  readonly name: string
  readonly selected: VersionLine
  readonly words: string
}) {
  // Adds a selected version that is older than the list reaches.
  const all = lines.some(({ id }) => id === selected.id) ? lines : [...lines, selected]
  return (
    <label>
      <span>{words}</span>
      <select defaultValue={selected.id} name={name}>
        {all.map((line) => (
          <option key={line.id} value={line.id}>
            <VersionName line={line} />
          </option>
        ))}
      </select>
    </label>
  )
}

/** The version before this one, or itself if there is none. */
function olderThan(lines: readonly VersionLine[], which: string): string {
  const at = which === 'latest' ? 0 : lines.findIndex(({ id }) => id === which)
  return lines[at + 1]?.id ?? which
}

async function compared404(asked: {
  req: PayloadRequest
  id: string
  from: string
  to: string
}): Promise<Comparison> {
  try {
    return await compareVersions(asked)
  } catch (error) {
    if ((error as { status?: unknown }).status === 404) notFound()
    throw error
  }
}
