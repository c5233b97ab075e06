import type { VersionLine } from '../../versions/compareVersions'

const STAGES = { draft: 'Draft', 'in-review': 'In review', ready: 'Ready' } as const

/** Three cells of a version's row: who saved it, at which stage, and whether readers got it. */
export function VersionWords({
  line: { by, savedWithoutBase, stage, status },
}: {
  readonly line: VersionLine
}) {
  return (
    <>
      <td>
        {by?.name ?? <span className="dateline-quiet">The system</span>}
        {savedWithoutBase && (
          <span
            className="dateline-quiet dateline-versions__mark"
            title="Saved over whatever was stored, by a program that did not say which version it started from."
          >
            without a base
          </span>
        )}
      </td>
      <td>{stage ? STAGES[stage] : <span className="dateline-quiet">—</span>}</td>
      <td>{status === 'published' ? <strong>Published</strong> : 'Draft'}</td>
    </>
  )
}
