import type { PayloadRequest, UIFieldServerProps } from 'payload'

import type { History } from '../../generated/payload-types'
import { Time } from '../time/Time'
import { WithTimes } from '../time/WithTimes'
import { AddNote } from './AddNote'

const MOST = 200

const CHANGES = {
  minor: 'minor',
  significant: 'significant',
  assumed: 'significant by default',
} as const

/** A story's history, newest first, and the notes about it. */
export async function StoryHistory({ id, req }: Pick<UIFieldServerProps, 'id' | 'req'>) {
  if (!id) return null
  const { docs, totalDocs } = await req.payload.find({
    collection: 'history',
    depth: 0,
    limit: MOST,
    overrideAccess: false,
    req,
    sort: ['-at', '-createdAt'],
    where: { articleId: { equals: String(id) } },
  })
  const labels = labelsOf(req)
  return (
    <section aria-label="History and notes" className="dateline-history">
      <AddNote />
      {docs.length === 0 && <p className="dateline-quiet">No activity yet.</p>}
      <ol>
        {docs.map((line) => (
          <li key={line.id}>
            <p>
              <strong>{labels.get(line.kind)}</strong>
              {line.changeKind && <span className="dateline-quiet"> ({CHANGES[line.changeKind]})</span>}
              <span className="dateline-quiet">
                {' '}
                · {line.byName} · <Time at={line.at} />
              </span>
            </p>
            {line.note && (
              <blockquote>
                <WithTimes text={line.note} />
              </blockquote>
            )}
            <Warnings warnings={line.warnings} />
          </li>
        ))}
      </ol>
      {totalDocs > MOST && (
        <p className="dateline-quiet">
          Showing the latest {MOST} of {totalDocs}.
        </p>
      )}
    </section>
  )
}

/** The collection's label for each kind of entry. */
function labelsOf({ payload }: PayloadRequest): ReadonlyMap<string, string> {
  const field = payload.collections.history.config.flattenedFields.find(({ name }) => name === 'kind')
  const options = field?.type === 'select' ? field.options : []
  return new Map(
    options.flatMap((option) =>
      typeof option === 'object' && typeof option.label === 'string' ? [[option.value, option.label]] : [],
    ),
  )
}

function Warnings({ warnings }: Pick<History, 'warnings'>) {
  if (!warnings?.length) return null
  return (
    <details>
      <summary>Published with {warnings.length === 1 ? '1 warning' : `${warnings.length} warnings`}</summary>
      <ul>
        {warnings.map(({ id, message }) => (
          <li key={id}>{message}</li>
        ))}
      </ul>
    </details>
  )
}
